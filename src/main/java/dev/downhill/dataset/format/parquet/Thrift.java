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

    private final Bits bits;
    private int type;

    Thrift(byte[] bytes) {
        this.bits = new Bits(bytes, 0, bytes.length);
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
        for (int head = bits.next(); head != 0; head = bits.next()) {
            type = head & 0xf;
            id = head >> 4 == 0 ? (int) bits.zigzag() : id + (head >> 4);
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
        return (int) bits.zigzag();
    }

    long zigzag() {
        return bits.zigzag();
    }

    String text() {
        int length = length();
        return new String(bits.bytes(), bits.skip(length), length, StandardCharsets.UTF_8);
    }

    private int listSize() {
        int head = bits.next();
        type = head & 0xf;
        int size = head >> 4 == 15 ? length() : head >> 4;
        if (size > bits.left()) {
            throw new Malformed("a list is longer than its bytes");
        }
        return size;
    }

    private int length() {
        long length = bits.varint();
        if (length < 0 || length > bits.left()) {
            throw new Malformed("a length leads out of the file");
        }
        return (int) length;
    }

    private void skip(int skipped, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Malformed("the metadata are nested too deeply");
        }
        switch (skipped) {
            case TRUE, FALSE -> {}
            case 3 -> bits.next();
            case 4, 5, 6 -> bits.varint();
            case 7 -> bits.skip(Double.BYTES);
            case BINARY -> bits.skip(length());
            case LIST, SET -> {
                int size = listSize();
                int element = type;
                for (int i = 0; i < size; i++) {
                    skipElement(element, depth + 1);
                }
            }
            case MAP -> {
                int size = length();
                int types = size == 0 ? 0 : bits.next();
                for (int i = 0; i < size; i++) {
                    skipElement(types >> 4, depth + 1);
                    skipElement(types & 0xf, depth + 1);
                }
            }
            case STRUCT -> {
                for (int head = bits.next(); head != 0; head = bits.next()) {
                    if (head >> 4 == 0) {
                        bits.varint();
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
            bits.next();
        } else {
            skip(element, depth);
        }
    }

    /// Bytes that were read.
    int position() {
        return bits.position();
    }
}
