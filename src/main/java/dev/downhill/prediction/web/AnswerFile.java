package dev.downhill.prediction.web;

import dev.downhill.disk.Disk;
import dev.downhill.request.ProblemException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The file of an answer in the making, which may not outgrow its limits: a model of 2,000 classes answers 24,000 bytes
/// to each row of two.
final class AnswerFile extends FilterOutputStream {

    /// Bytes of an answer for each byte of the request, beyond {@link #FREE_BYTES}.
    static final long MAX_RATIO = 1_000;

    static final long FREE_BYTES = 256L << 20;

    private final Disk disk;
    private final long requestBytes;
    private final long most;
    private long written;

    /// @param file written in large pieces, since the disk is asked before each
    /// @param most bytes of an answer, whatever the request
    AnswerFile(OutputStream file, Disk disk, long requestBytes, long most) {
        super(file);
        this.disk = disk;
        this.requestBytes = requestBytes;
        this.most = most;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /// @throws ProblemException if the answer becomes too large, or the disk has no room for it
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written += length;
        if (written > most) {
            throw ProblemException.tooLarge("The answer is larger than " + most
                    + " bytes (downhill.prediction.max-answer). Send fewer rows in a request.");
        }
        if (written > FREE_BYTES && written / MAX_RATIO > requestBytes) {
            throw ProblemException.tooLarge("The answer is larger than " + FREE_BYTES + " bytes and over " + MAX_RATIO
                    + " times the request. Send fewer rows in a request.");
        }
        disk.refuseWithoutRoomFor(length);
        out.write(bytes, offset, length);
    }
}
