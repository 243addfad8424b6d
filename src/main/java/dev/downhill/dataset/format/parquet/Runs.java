package dev.downhill.dataset.format.parquet;

/// Small numbers as runs of one value and runs of packed bits (encoding RLE).
final class Runs {

    private static final int MAX_WIDTH = 32;

    private final Bits bits;
    private final int width;
    private long left;
    private boolean packed;
    private long value;
    private int start;
    private long bit;

    Runs(Bits bits, int width) {
        if (width < 0 || width > MAX_WIDTH) {
            throw new Malformed("numbers of " + width + " bits");
        }
        this.bits = bits;
        this.width = width;
    }

    int next() {
        while (left == 0) {
            run();
        }
        left--;
        if (packed) {
            value = Bits.packed(bits.bytes(), start, bit, width);
            bit += width;
        }
        return (int) value;
    }

    private void run() {
        if (width == 0 && bits.left() == 0) {
            // A dictionary of one value needs no bits.
            left = Long.MAX_VALUE;
            packed = false;
            value = 0;
            return;
        }
        long head = bits.varint();
        packed = (head & 1) == 1;
        left = head >>> 1;
        if (packed) {
            if (left > Integer.MAX_VALUE / Math.max(1, width)) {
                throw new Malformed("a run is longer than its page");
            }
            // The last group of eight may be cut where the page ends.
            int length = Math.min((int) left * width, bits.left());
            start = bits.skip(length);
            bit = 0;
            left = width == 0 ? left * 8 : 8L * length / width;
            if (left == 0 && length == 0) {
                throw new Malformed("a run is empty");
            }
        } else {
            value = 0;
            for (int i = 0; i < (width + 7) / 8; i++) {
                value |= (long) bits.next() << (8 * i);
            }
        }
    }
}
