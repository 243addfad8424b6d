package dev.downhill.dataset.format.array;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The rows of an array, one after the other.
final class NpyRows implements Closeable {

    private final InputStream in;
    private final NpyType type;
    private final byte[] row;
    private final ByteBuffer values;

    NpyRows(NpyArray array) throws IOException {
        type = array.type();
        row = new byte[Math.toIntExact(array.rowValues() * type.bytes())];
        values = ByteBuffer.wrap(row).order(type.order());
        in = array.values();
    }

    void next() throws IOException {
        if (in.readNBytes(row, 0, row.length) < row.length) {
            throw new EOFException("the file changed between two readings");
        }
    }

    double value(int index) {
        return type.read(values, index);
    }

    String text(int index) {
        return type.text(values, index);
    }

    /// The row's bytes as they are; overwritten by the next row.
    byte[] bytes() {
        return row;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
