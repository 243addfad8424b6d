package dev.downhill.dataset.format.parquet;

import java.util.Arrays;

/// Whole numbers as differences, in blocks of packed bits (DELTA_BINARY_PACKED; D. Lemire and L. Boytsov, 2015).
final class Deltas {

    private static final int MAX_BLOCK = 1 << 20;

    private final Bits bits;
    private final int miniBlocks;
    private final int miniSize;
    private final int[] widths;
    private final long total;
    private long read;
    private long last;
    private long minimum;
    private int miniBlock;
    private int within;
    private int start;

    Deltas(Bits bits) {
        this.bits = bits;
        long block = bits.varint();
        long minis = bits.varint();
        total = bits.varint();
        last = bits.zigzag();
        if (block <= 0 || block > MAX_BLOCK || minis <= 0 || minis > block || block % minis != 0 || total < 0) {
            throw new Malformed("a block of differences has an impossible size");
        }
        miniBlocks = (int) minis;
        miniSize = (int) (block / minis);
        widths = new int[miniBlocks];
        miniBlock = miniBlocks;
    }

    long next() {
        if (read == total) {
            throw new Malformed("the values of a page end too early");
        }
        if (read++ > 0) {
            if (miniBlock == miniBlocks) {
                block();
            }
            int width = widths[miniBlock];
            if (within == 0) {
                start = bits.skip(Math.toIntExact(((long) width * miniSize + 7) / 8));
            }
            last += minimum + Bits.packed(bits.bytes(), start, (long) within * width, width);
            if (++within == miniSize) {
                within = 0;
                miniBlock++;
            }
        }
        return last;
    }

    private void block() {
        minimum = bits.zigzag();
        for (int i = 0; i < miniBlocks; i++) {
            widths[i] = bits.next();
            if (widths[i] > Long.SIZE) {
                throw new Malformed("differences of " + widths[i] + " bits");
            }
        }
        miniBlock = 0;
    }

    /// Reads to the end.
    private int[] all() {
        if (total > Math.max(MAX_BLOCK, 8L * bits.bytes().length)) {
            throw new Malformed("a page has more values than bits");
        }
        int[] numbers = new int[(int) total];
        for (int i = 0; i < numbers.length; i++) {
            long number = next();
            if (number < 0 || number > bits.bytes().length) {
                throw new Malformed("a value leads out of its page");
            }
            numbers[i] = (int) number;
        }
        return numbers;
    }

    /// All lengths, then all bytes (DELTA_LENGTH_BYTE_ARRAY).
    static Values byteArrays(Bits bits) {
        int[] lengths = new Deltas(bits).all();
        return new Values() {
            private int row;

            @Override
            public void next(Value value) {
                if (row == lengths.length) {
                    throw new Malformed("the values of a page end too early");
                }
                int length = lengths[row++];
                value.set(bits.bytes(), bits.skip(length), length);
            }
        };
    }

    /// What each value has in common with the one before, then what follows (DELTA_BYTE_ARRAY).
    static Values prefixedArrays(Bits bits) {
        int[] prefixes = new Deltas(bits).all();
        Values suffixes = byteArrays(bits);
        return new Values() {
            private byte[] joined = new byte[64];
            private int length;
            private int row;

            @Override
            public void next(Value value) {
                if (row == prefixes.length) {
                    throw new Malformed("the values of a page end too early");
                }
                int prefix = prefixes[row++];
                suffixes.next(value);
                if (prefix > length || value.length > Integer.MAX_VALUE / 2 - prefix) {
                    throw new Malformed("a value repeats more than the one before has");
                }
                length = prefix + value.length;
                if (length > Kind.MAX_TEXT) {
                    throw new Malformed("a text has more than " + Kind.MAX_TEXT + " bytes");
                }
                if (length > joined.length) {
                    joined = Arrays.copyOf(joined, Math.max(length, 2 * joined.length));
                }
                System.arraycopy(value.bytes, value.start, joined, prefix, value.length);
                value.set(joined, 0, length);
            }
        };
    }
}
