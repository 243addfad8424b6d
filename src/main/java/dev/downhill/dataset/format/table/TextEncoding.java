package dev.downhill.dataset.format.table;

import dev.downhill.dataset.Guess;
import dev.downhill.request.DeclaredCharset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The encoding of a text file: declared, or inferred from all of its bytes.
///
/// A byte order mark decides. Zero bytes in every second place are UTF-16. What is not valid UTF-8 is Windows-1252,
/// which holds Latin-1; a text that is mostly valid UTF-8 is UTF-8 with a damaged place, and refused there.
///
/// @param guess what was decided without being told; null where nothing was
public record TextEncoding(Charset charset, @Nullable Guess guess) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Reads the text as UTF-8, whatever its encoding.
    public Bytes utf8(Bytes text) {
        return charset.equals(StandardCharsets.UTF_8)
                ? text
                : Bytes.packed(Long.MAX_VALUE, () -> DeclaredCharset.utf8(text.open(), charset));
    }

    /// The first bytes of a text in UTF-8, as characters without a byte order mark.
    public static String head(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The encoding of a text without a declaration. Reads all of it once.
    public static TextEncoding of(Bytes text) throws IOException {
        Charset utf16 = utf16(text.head(1 << 12));
        if (utf16 != null) {
            return new TextEncoding(utf16, guess(utf16, null, "zero bytes in every second place, or its mark"));
        }
        Utf8Check check = new Utf8Check();
        try (InputStream in = text.open()) {
            check.run(in);
        }
        if (check.isUtf8()) {
            return new TextEncoding(StandardCharsets.UTF_8, null);
        }
        return new TextEncoding(
                WINDOWS_1252,
                guess(WINDOWS_1252, check.firstLine(), "bytes in line " + check.firstLine() + " that are no UTF-8"));
    }

    private static Guess guess(Charset charset, @Nullable Long line, String reason) {
        return Guess.ofFile(
                "csv.encoding",
                line,
                "The text is read as " + charset.name() + " because of " + reason + ".",
                "For another encoding set csv.encoding in the spec, or charset in the Content-Type.");
    }

    private static @Nullable Charset utf16(byte[] head) {
        if (head.length >= 2 && (head[0] & head[1] & 0xfe) == 0xfe && head[0] != head[1]) {
            return StandardCharsets.UTF_16;
        }
        int[] zeros = new int[2];
        int pairs = head.length / 2;
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        for (int half : List.of(0, 1)) {
            if (pairs >= 4 && zeros[half] * 4 >= pairs * 3 && zeros[1 - half] == 0) {
                return half == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            }
        }
        return null;
    }
}
