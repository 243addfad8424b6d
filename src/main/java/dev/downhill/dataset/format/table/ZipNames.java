package dev.downhill.dataset.format.table;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The encoding of the names in a ZIP. The format knows UTF-8 and, without a mark, the code page of the machine that
/// packed it, which it does not name: the names themselves must tell. APPNOTE 4.3.12 and appendix D.
///
/// @param charset of the names without the mark of UTF-8
/// @param inferred whether it is none of the two that the format knows
/// @param example a name that decided; empty where all names are plain
public record ZipNames(Charset charset, boolean inferred, String example) {

    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int ENCRYPTED = 1;
    private static final int MARKED_UTF_8 = 1 << 11;

    /// Bytes of names that are looked at; more decide no better.
    private static final int MAX_SAMPLE = 1 << 16;

    /// @param in the table of contents
    static ZipNames read(InputStream in, long length) throws IOException {
        DataInputStream contents = new DataInputStream(in);
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        long left = length;
        while (left >= ENTRY_LENGTH) {
            contents.readFully(entry.array());
            if (entry.getInt(0) != ENTRY_SIGNATURE) {
                break;
            }
            byte[] name = contents.readNBytes(entry.getChar(28));
            int behind = entry.getChar(30) + entry.getChar(32);
            contents.skipNBytes(behind);
            left -= ENTRY_LENGTH + name.length + behind;
            int flags = entry.getChar(8);
            if ((flags & ENCRYPTED) != 0) {
                throw Refusal.of(
                        "entry " + Places.quote(new String(name, StandardCharsets.UTF_8)),
                        "encrypted_zip",
                        "The ZIP is encrypted.",
                        "Pack the files again, without a password.");
            }
            if ((flags & MARKED_UTF_8) == 0 && isForeign(name) && sample.size() < MAX_SAMPLE) {
                sample.writeBytes(name);
                sample.write('/');
            }
        }
        return of(sample.toByteArray());
    }

    private static boolean isForeign(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static ZipNames of(byte[] sample) {
        if (sample.length == 0) {
            return new ZipNames(StandardCharsets.UTF_8, false, "");
        }
        Charset charset = NameCharset.of(sample);
        String name = new String(sample, charset);
        return new ZipNames(charset, !charset.equals(StandardCharsets.UTF_8), name.substring(0, name.indexOf('/', 1)));
    }
}
