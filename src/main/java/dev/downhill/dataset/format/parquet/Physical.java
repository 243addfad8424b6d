package dev.downhill.dataset.format.parquet;

/// The types in which values are stored, in the order of the format.
enum Physical {
    BOOLEAN,
    INT32,
    INT64,
    /// A point in time of old writers: nanoseconds of a day and a Julian day.
    INT96,
    FLOAT,
    DOUBLE,
    BYTE_ARRAY,
    FIXED_LEN_BYTE_ARRAY;

    static final int INT96_BYTES = 12;

    static Physical of(int type) {
        if (type < 0 || type >= values().length) {
            throw new Malformed("the type " + type + " is not known");
        }
        return values()[type];
    }

    /// Bytes of a value; 0 where they differ.
    int width(int length) {
        return switch (this) {
            case BOOLEAN, BYTE_ARRAY -> 0;
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> INT96_BYTES;
            case FIXED_LEN_BYTE_ARRAY -> length;
        };
    }
}
