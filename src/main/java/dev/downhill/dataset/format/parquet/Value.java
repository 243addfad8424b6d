package dev.downhill.dataset.format.parquet;

/// One value as a page has it: a number in `bits`, or a part of an array.
final class Value {

    long bits;
    byte[] bytes = new byte[0];
    int start;
    int length;

    void set(long number) {
        bits = number;
    }

    void set(byte[] array, int from, int count) {
        bytes = array;
        start = from;
        length = count;
    }
}
