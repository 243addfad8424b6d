package dev.downhill.http;

import dev.downhill.chunk.Sha256;
import dev.downhill.request.JsonObjectReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A SHA-256 of a request's content: two requests with the same one are the same request.
public final class Fingerprint {

    private Fingerprint() {}

    /// @param operation what is asked for; the same key for another operation is another request
    /// @param body blanks between its tokens do not count, the order of its fields does
    public static String of(String operation, JsonObjectReader body) {
        return of(operation, body.raw().toString());
    }

    /// @param parts null is not the same as empty
    public static String of(String operation, @Nullable String... parts) {
        MessageDigest digest = Sha256.digest();
        add(digest, operation);
        for (String part : parts) {
            add(digest, part);
        }
        return Sha256.hex(digest);
    }

    /// Lengths go in too, so that no two lists of parts run together into the same bytes.
    private static void add(MessageDigest digest, @Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }
}
