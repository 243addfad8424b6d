package dev.downhill.dataset.format.table;

import dev.downhill.request.GzipMembers;
import dev.downhill.request.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// A text that is unpacked while it is read, counted and checked.
final class GzipText extends InputStream {

    private final InputStream packed;
    private final Unpacking unpacking;
    private final InputStream in;
    private long position;

    GzipText(InputStream packed, Unpacking unpacking) throws IOException {
        this.packed = packed;
        this.unpacking = unpacking;
        try {
            in = new GzipMembers(packed);
        } catch (ZipException | EOFException e) {
            packed.close();
            throw broken();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int read = in.read(target, offset, length);
            position += Math.max(0, read);
            unpacking.add(Math.max(0, read));
            return read;
        } catch (ZipException | EOFException e) {
            throw broken();
        }
    }

    private ProblemException broken() {
        return Refusal.of(
                "#",
                "broken_file",
                "The compressed file is broken or cut off after " + position + " unpacked bytes.",
                "Compress and send it again.");
    }

    @Override
    public void close() throws IOException {
        in.close();
        packed.close();
    }
}
