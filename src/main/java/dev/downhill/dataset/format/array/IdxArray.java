package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Gzip;
import dev.downhill.dataset.format.table.Lengths;
import dev.downhill.dataset.format.table.Refusal;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/// An array in the IDX format, plain or compressed: two zero bytes, one that names the type, one that counts the
/// dimensions, their lengths as 32-bit integers, and the values, all big-endian (Y. LeCun, THE MNIST DATABASE).
///
/// @param bytes of the unpacked file
/// @param shape at least one dimension
public record IdxArray(String place, Bytes bytes, long[] shape) {

    private static final int MAX_DIMENSIONS = 4;
    private static final int UNSIGNED_BYTE = 0x08;

    /// Whether an unpacked file begins as IDX does.
    public static boolean is(byte[] head) {
        return head.length >= 4
                && head[0] == 0
                && head[1] == 0
                && head[2] >= UNSIGNED_BYTE
                && head[2] <= 0x0e
                && head[3] >= 1
                && head[3] <= MAX_DIMENSIONS;
    }

    /// @param place how problems call the file
    /// @throws dev.downhill.request.ProblemException if it is no IDX of unsigned bytes, or not of the length
    /// that its header says
    static IdxArray open(String place, Bytes file) throws IOException {
        try {
            Bytes bytes = Gzip.unpacked(file);
            try (DataInputStream in = new DataInputStream(bytes.open())) {
                long[] shape = header(place, in);
                Lengths.check(place, bytes, in, Lengths.product(place, shape, Byte.BYTES));
                return new IdxArray(place, bytes, shape);
            }
        } catch (EOFException | ZipException e) {
            throw Refusal.of(place, "broken_file", "The file ends within its header, or its compression is broken.");
        }
    }

    private static long[] header(String place, DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (!is(magic)) {
            throw Refusal.of(place, "not_idx", "The file does not begin as an IDX file does.");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw Refusal.of(place, "unsupported_type", "Of IDX files, those of unsigned bytes (type 8) are read.");
        }
        long[] shape = new long[magic[3]];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readInt();
            if (shape[i] < 1) {
                throw Refusal.of(
                        place, "impossible_shape", "Dimension " + (i + 1) + " has the length " + shape[i] + ".");
            }
        }
        return shape;
    }

    int rows() {
        return (int) shape[0];
    }

    /// A stream from the first value on.
    InputStream values() throws IOException {
        InputStream in = bytes.open();
        in.skipNBytes(4 + 4L * shape.length);
        return in;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdxArray array && bytes.equals(array.bytes) && Arrays.equals(shape, array.shape);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shape);
    }
}
