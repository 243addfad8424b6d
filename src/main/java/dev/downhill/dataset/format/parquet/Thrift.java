package dev.downhill.dataset.format.parquet;

import java.nio.charset.StandardCharsets;

/// Reads the compact protocol of Apache Thrift, in which Parquet writes its metadata. No length is believed: whatever
/// leads out of the bytes is a {@link Malformed}.
final class Thrift {

    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int SET = 10;
    static final int MAP = 11;
    static final int STRUCT = 12;

    private static final int MAX_DEPTH = 32;

    private final byte[] bytes;
    private int position;
    private int type;

    Thrift(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads the fields of a struct.
    interface Fields {

        /// Reads field `id`.
        ///
        /// @return false where it is not known, and must be skipped
        boolean read(int id);
    }

    void struct(Fields fields) {
        int id = 0;
        for (int head = next(); head != 0; head = next()) {
            type = head & 0xf;
            id = head >> 4 == 0 ? (int) zigzag() : id + (head >> 4);
            int found = type;
            if (!fields.read(id)) {
                skip(found, 0);
            }
        }
    }

    /// Reads the elements of a list.
    void list(Runnable element) {
        int size = listSize();
        for (int i = 0; i < size; i++) {
            element.run();
        }
    }

    /// The type of the field that is read, and of the elements of the list.
    int type() {
        return type;
    }

    boolean flag() {
        return type == TRUE;
    }

    int number() {
        return (int) zigzag();
    }

    long zigzag() {
        long bits = varint();
        return (bits >>> 1) ^ -(bits & 1);
    }

    String text() {
        int length = length();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    private int listSize() {
        int head = next();
        type = head & 0xf;
        int size = head >> 4 == 15 ? length() : head >> 4;
        if (size > bytes.length - position) {
            throw new Malformed("a list is longer than its bytes");
        }
        return size;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > bytes.length - position) {
            throw new Malformed("a length leads out of the file");
        }
        return (int) length;
    }

    private long varint() {
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

    private void skip(int skipped, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Malformed("the metadata are nested too deeply");
        }
        switch (skipped) {
            case TRUE, FALSE -> {}
            case 3 -> next();
            case 4, 5, 6 -> varint();
            case 7 -> advance(Double.BYTES);
            case BINARY -> advance(length());
            case LIST, SET -> {
                int size = listSize();
                int element = type;
                for (int i = 0; i < size; i++) {
                    skipElement(element, depth + 1);
                }
            }
            case MAP -> {
                int size = length();
                int types = size == 0 ? 0 : next();
                for (int i = 0; i < size; i++) {
                    skipElement(types >> 4, depth + 1);
                    skipElement(types & 0xf, depth + 1);
                }
            }
            case STRUCT -> {
                for (int head = next(); head != 0; head = next()) {
                    if (head >> 4 == 0) {
                        varint();
                    }
                    skip(head & 0xf, depth + 1);
                }
            }
            default -> throw new Malformed("a field has the unknown type " + skipped);
        }
    }

    /// In a list a boolean takes a byte.
    private void skipElement(int element, int depth) {
        if (element == TRUE || element == FALSE) {
            next();
        } else {
            skip(element, depth);
        }
    }

    private void advance(int count) {
        if (count > bytes.length - position) {
            throw new Malformed("the metadata end too early");
        }
        position += count;
    }

    private int next() {
        if (position == bytes.length) {
            throw new Malformed("the metadata end too early");
        }
        return bytes[position++] & 0xff;
    }

    /// Bytes that were read.
    int position() {
        return position;
    }
}
