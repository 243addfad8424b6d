package dev.downhill.dataset.format.parquet;

/// The values of one page, one after the other.
@FunctionalInterface
interface Values {

    void next(Value value);

    /// No values.
    Values NONE = _ -> {
        throw new Malformed("the values of a page end too early");
    };

    /// The values of a page.
    ///
    /// @param encoding as the page says
    /// @param dictionary of the column's chunk; empty where it has none
    static Values of(int encoding, Physical type, int length, Bits bits, Dictionary dictionary, int count) {
        return switch (encoding) {
            case 0 -> plain(type, length, bits);
            case 2, 8 -> dictionary.values(bits);
            case 3 -> {
                if (type != Physical.BOOLEAN) {
                    throw new Malformed("runs of values that are no booleans");
                }
                int size = bits.nextInt();
                int start = bits.skip(size);
                Runs runs = new Runs(new Bits(bits.bytes(), start, start + size), 1);
                yield value -> value.set(runs.next());
            }
            case 5 -> {
                Deltas deltas = new Deltas(bits);
                yield value -> value.set(type == Physical.INT32 ? (int) deltas.next() : deltas.next());
            }
            case 6 -> Deltas.byteArrays(bits);
            case 7 -> Deltas.prefixedArrays(bits);
            case 9 -> split(type, length, bits, count);
            default -> throw new Malformed("the encoding " + encoding + " is not known");
        };
    }

    /// Values in full.
    static Values plain(Physical type, int length, Bits bits) {
        return switch (type) {
            case BOOLEAN ->
                new Values() {
                    private int bit;

                    @Override
                    public void next(Value value) {
                        if (bit >= 8L * bits.left()) {
                            throw new Malformed("the values of a page end too early");
                        }
                        value.set(Bits.packed(bits.bytes(), bits.position(), bit++, 1));
                    }
                };
            case INT32, FLOAT -> value -> value.set(bits.nextInt());
            case INT64, DOUBLE -> value -> value.set(bits.nextLong());
            case INT96 -> value -> value.set(bits.bytes(), bits.skip(Physical.INT96_BYTES), Physical.INT96_BYTES);
            case BYTE_ARRAY ->
                value -> {
                    int size = bits.nextInt();
                    value.set(bits.bytes(), bits.skip(size), size);
                };
            case FIXED_LEN_BYTE_ARRAY -> value -> value.set(bits.bytes(), bits.skip(length), length);
        };
    }

    /// The first bytes of all values, then the second bytes (BYTE_STREAM_SPLIT).
    private static Values split(Physical type, int length, Bits bits, int count) {
        int width = type.width(length);
        if (width <= 0 || (long) width * count > bits.left()) {
            throw new Malformed("the values of a page end too early");
        }
        int start = bits.position();
        byte[] joined = new byte[width];
        return new Values() {
            private int row;

            @Override
            public void next(Value value) {
                if (row == count) {
                    throw new Malformed("the values of a page end too early");
                }
                for (int i = 0; i < width; i++) {
                    joined[i] = bits.bytes()[start + i * count + row];
                }
                row++;
                plain(type, length, new Bits(joined, 0, width)).next(value);
            }
        };
    }
}
