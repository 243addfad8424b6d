package dev.downhill.dataset.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Content that may be compressed with gzip.
final class Gzip {

    private static final int BUFFER = 1 << 16;

    private Gzip() {}

    static boolean is(byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /// The content itself, unpacked where it is packed.
    static Bytes unpacked(Bytes bytes) throws IOException {
        return is(bytes.head(2))
                ? Bytes.packed(bytes.sent(), () -> new BufferedInputStream(new Members(bytes.open())))
                : bytes;
    }

    /// A stream over all members of a file. The platform's stream calls itself for each empty member (RFC 1952 allows
    /// any number), and 100,000 of them overflow the stack.
    private static final class Members extends GZIPInputStream {

        private static final int MAX_EMPTY = 100;

        private int depth;

        Members(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (depth > MAX_EMPTY) {
                throw new ZipException("more than " + MAX_EMPTY + " empty members in a row");
            }
            depth++;
            try {
                return super.read(target, offset, length);
            } finally {
                depth--;
            }
        }
    }
}
