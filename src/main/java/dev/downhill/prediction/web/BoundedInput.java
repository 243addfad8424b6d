package dev.downhill.prediction.web;

import dev.downhill.request.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that ends the request once it is too long.
final class BoundedInput extends FilterInputStream {

    private final long most;
    private long bytes;

    BoundedInput(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        bytes += read;
        if (bytes > most) {
            throw ProblemException.tooLarge("A file may have at most " + most + " bytes.");
        }
    }
}
