package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The type of an array's values, as NumPy writes it: `<f8` is a little-endian 64-bit float, `|u1` an unsigned
/// byte.
///
/// @param kind `f` floating point, `i` signed, `u` unsigned integer, `b` true or false
/// @param bytes of one value
record NpyType(char kind, int bytes, ByteOrder order) {

    private static final List<String> KNOWN =
            List.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1");

    /// @throws dev.downhill.request.ProblemException if values of that type are not read
    static NpyType of(String place, String descr) {
        String type = descr.substring(1);
        if ("<>|=".indexOf(descr.charAt(0)) < 0 || !KNOWN.contains(type)) {
            throw Refusal.of(
                    place,
                    "unsupported_type",
                    "Arrays of type " + Places.quote(descr) + " are not read; numbers and booleans are.");
        }
        return new NpyType(
                type.charAt(0),
                type.charAt(1) - '0',
                descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    boolean isUnsignedByte() {
        return kind == 'u' && bytes == 1;
    }

    boolean isFloat() {
        return kind == 'f';
    }

    /// @param values in {@link #order}
    double read(ByteBuffer values, int index) {
        int at = index * bytes;
        return switch (kind) {
            case 'f' ->
                switch (bytes) {
                    case 2 -> Float.float16ToFloat(values.getShort(at));
                    case 4 -> values.getFloat(at);
                    default -> values.getDouble(at);
                };
            case 'i' ->
                switch (bytes) {
                    case 1 -> values.get(at);
                    case 2 -> values.getShort(at);
                    case 4 -> values.getInt(at);
                    default -> values.getLong(at);
                };
            default ->
                switch (bytes) {
                    case 1 -> values.get(at) & 0xff;
                    case 2 -> values.getChar(at);
                    case 4 -> Integer.toUnsignedLong(values.getInt(at));
                    default -> unsigned(values.getLong(at));
                };
        };
    }

    /// As {@link Spelling} has it; exact also for whole numbers that no double holds.
    String text(ByteBuffer values, int index) {
        if (bytes == Long.BYTES && kind != 'f') {
            long bits = values.getLong(index * bytes);
            return kind == 'i' ? Long.toString(bits) : Long.toUnsignedString(bits);
        }
        return Spelling.of(read(values, index));
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
}
