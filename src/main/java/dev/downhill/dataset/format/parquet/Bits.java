package dev.downhill.dataset.format.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A part of an array, read from its start in little-endian order.
final class Bits {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    Bits(byte[] bytes, int start, int end) {
        if (start < 0 || end < start || end > bytes.length) {
            throw new Malformed("a part leads out of its bytes");
        }
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int left() {
        return end - position;
    }

    /// Moves on.
    ///
    /// @return the position before
    int skip(int count) {
        if (count < 0 || count > end - position) {
            throw new Malformed("its bytes end too early");
        }
        position += count;
        return position - count;
    }

    int next() {
        return bytes[skip(1)] & 0xff;
    }

    int nextInt() {
        return (int) INT.get(bytes, skip(Integer.BYTES));
    }

    long nextLong() {
        return (long) LONG.get(bytes, skip(Long.BYTES));
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new Malformed("a number has no end");
    }

    long zigzag() {
        long bits = varint();
        return (bits >>> 1) ^ -(bits & 1);
    }

    /// The number of `width` bits that begins at a bit, counted from the lowest one.
    static long packed(byte[] bytes, int start, long bit, int width) {
        long value = 0;
        int done = 0;
        while (done < width) {
            long at = bit + done;
            int shift = (int) (at & 7);
            int taken = Math.min(8 - shift, width - done);
            long part = ((bytes[start + (int) (at >> 3)] & 0xff) >> shift) & ((1 << taken) - 1);
            value |= part << done;
            done += taken;
        }
        return value;
    }
}
