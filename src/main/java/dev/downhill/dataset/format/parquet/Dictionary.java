package dev.downhill.dataset.format.parquet;

import java.util.Arrays;

/// The different values of a column's chunk, to which its pages refer by number. Numbers are kept as such, arrays as
/// places in the page.
final class Dictionary {

    static final Dictionary NONE = new Dictionary(new long[0], new int[0], new byte[0]);

    private final long[] numbers;
    private final int[] lengths;
    private final byte[] bytes;

    private Dictionary(long[] numbers, int[] lengths, byte[] bytes) {
        this.numbers = numbers;
        this.lengths = lengths;
        this.bytes = bytes;
    }

    static Dictionary of(Physical type, int length, Bits bits, int count) {
        if (count < 0 || count > bits.left()) {
            throw new Malformed("a dictionary has more values than bytes");
        }
        Values plain = Values.plain(type, length, bits);
        long[] numbers = new long[count];
        int[] lengths = new int[count];
        Arrays.fill(lengths, -1);
        Value value = new Value();
        for (int i = 0; i < count; i++) {
            value.length = -1;
            plain.next(value);
            numbers[i] = value.length < 0 ? value.bits : value.start;
            lengths[i] = value.length;
        }
        return new Dictionary(numbers, lengths, bits.bytes());
    }

    Values values(Bits bits) {
        Runs indices = new Runs(bits, bits.next());
        return value -> {
            int index = indices.next();
            if (index < 0 || index >= numbers.length) {
                throw new Malformed("a value refers to entry " + index + " of a dictionary of " + numbers.length);
            }
            if (lengths[index] < 0) {
                value.set(numbers[index]);
            } else {
                value.set(bytes, (int) numbers[index], lengths[index]);
            }
        };
    }

    /// Bytes that it takes.
    long size() {
        return bytes.length + 12L * numbers.length;
    }
}
