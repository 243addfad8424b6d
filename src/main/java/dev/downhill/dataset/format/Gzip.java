package dev.downhill.dataset.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Content that may be compressed with gzip.
final class Gzip {

    private static final int BUFFER = 1 << 16;

    private Gzip() {}

    static boolean is(byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /// The content itself, unpacked where it is packed.
    static Bytes unpacked(Bytes bytes) throws IOException {
        return is(bytes.head(2)) ? () -> new BufferedInputStream(new GZIPInputStream(bytes.open(), BUFFER)) : bytes;
    }
}
