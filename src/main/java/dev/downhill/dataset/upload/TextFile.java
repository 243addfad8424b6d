package dev.downhill.dataset.upload;

import dev.downhill.disk.Disk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The file of the texts of an upload, which may not outgrow its limits.
final class TextFile extends FilterOutputStream {

    private final Disk disk;
    private final TextLimits limits;
    private long written;

    /// @param file written in large pieces, since the disk is asked before each
    TextFile(OutputStream file, Disk disk, TextLimits limits) {
        super(file);
        this.disk = disk;
        this.limits = limits;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /// @throws dev.downhill.request.ProblemException if the texts become too large, or the disk has no room for them
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written += length;
        limits.require(written);
        disk.refuseWithoutRoomFor((long) limits.copies() * length);
        out.write(bytes, offset, length);
    }
}
