package dev.downhill.dataset.format.table;

import dev.downhill.request.GzipMembers;
import java.io.BufferedInputStream;
import java.io.IOException;

/// Content that may be compressed with gzip.
public final class Gzip {

    private Gzip() {}

    public static boolean is(byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /// A text, unpacked within limits ({@link Unpacking}) where it is packed. What is broken is refused while it is
    /// read.
    public static Bytes text(Bytes bytes) throws IOException {
        return is(bytes.head(2))
                ? Bytes.packed(
                        bytes.sent(),
                        () -> new BufferedInputStream(new GzipText(bytes.open(), new Unpacking("#", bytes.sent()))))
                : bytes;
    }

    /// The content itself, unpacked where it is packed.
    public static Bytes unpacked(Bytes bytes) throws IOException {
        return is(bytes.head(2))
                ? Bytes.packed(bytes.sent(), () -> new BufferedInputStream(new GzipMembers(bytes.open())))
                : bytes;
    }
}
