package dev.downhill.request;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Unpacks gzip (RFC 1952) from a stranger while it arrives. A broken stream is refused as malformed, and one that
/// grows beyond {@link #MAX_RATIO} as too large.
public final class GzipInput extends InputStream {

    /// Unpacked bytes for each packed one. Text reaches 20; only constants reach more than this.
    static final long MAX_RATIO = 200;

    /// Up to here any ratio is cheap.
    static final long FREE_BYTES = 64L << 20;

    private final Packed packed;
    private final String what;
    private final byte[] single = new byte[1];
    private long unpacked;
    private @Nullable GzipMembers members;

    /// @param what is packed, as a sentence for the client begins with it
    public GzipInput(InputStream in, String what) {
        packed = new Packed(in);
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = unpack(target, offset, length);
        unpacked += Math.max(0, read);
        if (unpacked > FREE_BYTES && unpacked / MAX_RATIO > packed.bytes) {
            throw ProblemException.tooLarge(what + " unpacks to more than " + MAX_RATIO + " times its " + packed.bytes
                    + " bytes. Send it unpacked.");
        }
        return read;
    }

    private int unpack(byte[] target, int offset, int length) throws IOException {
        try {
            GzipMembers begun = members == null ? new GzipMembers(packed) : members;
            members = begun;
            return begun.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw ProblemException.malformed(what + " is not complete gzip.");
        }
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    /// Counts what was received.
    private static final class Packed extends FilterInputStream {

        private long bytes;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
