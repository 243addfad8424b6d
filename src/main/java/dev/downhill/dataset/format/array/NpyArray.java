package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Lengths;
import dev.downhill.dataset.format.table.Refusal;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// An array in NumPy's NPY format, versions 1 to 3 (numpy.lib.format), row by row.
public final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int MAX_DIMENSIONS = 4;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{2,10})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

    private final String place;
    private final Bytes bytes;
    private final NpyType type;
    private final long[] shape;
    private final long dataOffset;

    private NpyArray(String place, Bytes bytes, NpyType type, long[] shape, long dataOffset) {
        this.place = place;
        this.bytes = bytes;
        this.type = type;
        this.shape = shape;
        this.dataOffset = dataOffset;
    }

    public static boolean is(byte[] head) {
        if (head.length < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (head[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /// @param place how problems call the array
    /// @throws dev.downhill.request.ProblemException if it cannot be read, or is not of the length that it says
    static NpyArray open(String place, Bytes bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(bytes.open())) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!is(magic)) {
                throw Refusal.of(place, "not_npy", "The array does not begin as an NPY file does.");
            }
            int major = in.readUnsignedByte();
            in.readUnsignedByte();
            boolean longHeader = major > 1;
            long length = longHeader
                    ? Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()))
                    : Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
            if (length > MAX_HEADER) {
                throw Refusal.of(place, "broken_file", "The header of the array is too long.");
            }
            byte[] text = in.readNBytes((int) length);
            String header = new String(text, StandardCharsets.UTF_8);
            NpyType type = NpyType.of(place, find(place, DESCR, header));
            long[] shape = shape(place, find(place, SHAPE, header));
            if (find(place, ORDER, header).equals("True") && shape.length > 1) {
                throw Refusal.of(
                        place,
                        "fortran_order",
                        "The array is stored column by column.",
                        "Save numpy.ascontiguousarray(array) instead.");
            }
            Lengths.check(place, bytes, in, Lengths.product(place, shape, type.bytes()));
            long dataOffset = MAGIC.length + 2 + (longHeader ? 4 : 2) + length;
            return new NpyArray(place, bytes, type, shape, dataOffset);
        } catch (EOFException | ZipException e) {
            throw Refusal.of(place, "broken_file", "The array ends within its header, or its compression is broken.");
        }
    }

    private static String find(String place, Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw Refusal.of(
                    place, "unsupported_type", "Only plain arrays of numbers are read, no records and no objects.");
        }
        return String.valueOf(matcher.group(1));
    }

    private static long[] shape(String place, String text) {
        String[] parts = text.replace("L", "").replace(" ", "").split(",", 0);
        if (parts.length == 0 || parts.length > MAX_DIMENSIONS || parts[0].isEmpty()) {
            throw Refusal.of(
                    place, "impossible_shape", "Arrays of one to four dimensions are read; this is (" + text + ").");
        }
        long[] shape = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[0-9]{1,18}") || Long.parseLong(parts[i]) == 0) {
                throw Refusal.of(place, "impossible_shape", "The array is (" + text + "), which holds nothing.");
            }
            shape[i] = Long.parseLong(parts[i]);
        }
        return shape;
    }

    String place() {
        return place;
    }

    NpyType type() {
        return type;
    }

    long[] shape() {
        return shape.clone();
    }

    int dimensions() {
        return shape.length;
    }

    long rows() {
        return shape[0];
    }

    /// Values of one row.
    long rowValues() {
        return Lengths.product(place, shape, 1) / shape[0];
    }

    /// A stream from the first value on.
    InputStream values() throws IOException {
        InputStream in = bytes.open();
        in.skipNBytes(dataOffset);
        return in;
    }
}
