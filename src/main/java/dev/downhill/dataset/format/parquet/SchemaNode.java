package dev.downhill.dataset.format.parquet;

import org.jspecify.annotations.Nullable;

/// One element of a file's schema, as it is written there: a column, or a group of them.
final class SchemaNode {

    private static final int DECIMAL = 5;
    private static final int MAX_SCALE = 100;
    private static final int MAX_LENGTH = 1 << 20;

    int type = -1;
    int length;
    int repetition;
    String name = "";
    int children;
    int converted = -1;
    int scale;
    int logical;
    long unit = 1;
    int bits;
    boolean signed = true;

    static SchemaNode of(Thrift in) {
        SchemaNode node = new SchemaNode();
        in.struct(id -> {
            switch (id) {
                case 1 -> node.type = in.number();
                case 2 -> node.length = in.number();
                case 3 -> node.repetition = in.number();
                case 4 -> node.name = in.text();
                case 5 -> node.children = in.number();
                case 6 -> node.converted = in.number();
                case 7 -> node.scale = in.number();
                case 10 -> node.readLogical(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return node;
    }

    /// A union: one field, whose id is the type.
    private void readLogical(Thrift in) {
        in.struct(id -> {
            logical = id;
            in.struct(field -> readLogicalField(in, id, field));
            return true;
        });
    }

    private boolean readLogicalField(Thrift in, int kind, int field) {
        if (kind == DECIMAL && field == 1) {
            scale = in.number();
        } else if ((kind == 7 || kind == 8) && field == 2) {
            in.struct(choice -> {
                unit = choice == 1 ? 1_000 : choice == 2 ? 1_000_000 : 1_000_000_000;
                return false;
            });
        } else if (kind == 10 && field == 2) {
            signed = in.flag();
        } else {
            return false;
        }
        return true;
    }

    boolean isRepeated() {
        return repetition == 2;
    }

    boolean isOptional() {
        return repetition == 1;
    }

    /// The meaning of a column.
    ///
    /// @return null where it is not read
    @Nullable
    Kind kind(Physical physical) {
        if (scale < 0 || scale > MAX_SCALE || length < 0 || length > MAX_LENGTH) {
            throw new Malformed("column " + name + " has an impossible size");
        }
        return switch (physical) {
            case BOOLEAN -> new Kind.Flag();
            case FLOAT -> new Kind.Real(Float.BYTES);
            case DOUBLE -> new Kind.Real(Double.BYTES);
            case INT96 -> new Kind.Time(0);
            case INT32, INT64 -> whole(physical == Physical.INT32);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(physical == Physical.FIXED_LEN_BYTE_ARRAY);
        };
    }

    private Kind whole(boolean narrow) {
        if (logical == DECIMAL || converted == 5) {
            return new Kind.Decimal(scale, false);
        }
        if (logical == 6 || converted == 6) {
            return new Kind.Day();
        }
        if (logical == 7 || converted == 7 || converted == 8) {
            return new Kind.TimeOfDay(logical == 7 ? unit : converted == 7 ? 1_000 : 1_000_000);
        }
        if (logical == 8 || converted == 9 || converted == 10) {
            return new Kind.Time(logical == 8 ? unit : converted == 9 ? 1_000 : 1_000_000);
        }
        boolean unsigned = (logical == 10 && !signed) || (converted >= 11 && converted <= 14);
        return new Kind.Whole(unsigned ? narrow ? Integer.SIZE : Long.SIZE : 0);
    }

    private @Nullable Kind bytes(boolean fixed) {
        if (logical == DECIMAL || converted == 5) {
            return new Kind.Decimal(scale, true);
        }
        if (logical == 15) {
            return length == 2 ? new Kind.Real(2) : null;
        }
        if (logical == 14) {
            return new Kind.Identifier();
        }
        boolean text = logical == 0 || logical == 1 || logical == 4 || logical == 11 || logical == 12;
        boolean plain = converted < 0 || converted == 0 || converted == 4 || converted == 19;
        return text && plain && !(fixed && length == 0) ? new Kind.Text() : null;
    }
}
