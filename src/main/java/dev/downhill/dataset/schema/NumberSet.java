package dev.downhill.dataset.schema;

import java.util.Arrays;

/// Different numbers, up to a limit: open addressing on their bits, which costs 16 bytes a number where boxed
/// objects would cost 60.
final class NumberSet {

    /// The bits of a NaN that no arithmetic makes; NaN is never added.
    private static final long FREE = 0x7ff8_dead_beef_0001L;

    private final int limit;
    private long[] slots = newSlots(16);
    private int size;
    private boolean overflown;

    NumberSet(int limit) {
        this.limit = limit;
    }

    void add(double value) {
        if (overflown) {
            return;
        }
        // Adding 0 makes -0 and 0 one value.
        if (insert(slots, Double.doubleToRawLongBits(value + 0.0))) {
            size++;
            if (size > limit) {
                overflown = true;
                slots = newSlots(0);
            } else if (2 * size > slots.length) {
                grow();
            }
        }
    }

    /// How many, or -1 where the limit was passed.
    int size() {
        return overflown ? -1 : size;
    }

    private void grow() {
        long[] larger = newSlots(2 * slots.length);
        for (long bits : slots) {
            if (bits != FREE) {
                insert(larger, bits);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] slots, long bits) {
        int mask = slots.length - 1;
        int at = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[at] != FREE) {
            if (slots[at] == bits) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = bits;
        return true;
    }

    private static long[] newSlots(int count) {
        long[] slots = new long[count];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
