package dev.downhill.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A stream over all members of a gzip file. The platform's stream calls itself for each empty member (RFC 1952 allows
/// any number), and 100,000 of them overflow the stack.
public final class GzipMembers extends GZIPInputStream {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_EMPTY = 100;

    private int depth;

    public GzipMembers(InputStream in) throws IOException {
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
