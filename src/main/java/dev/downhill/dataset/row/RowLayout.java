package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import java.util.List;

/// The byte offsets of the columns within a stored row. They follow from the columns alone, so they are not stored.
///
/// A number is a 32-bit float, or a 64-bit one where its column is wide, a category its code in one byte or two, an
/// image its pixels; all little-endian and without padding. A text is the offset (64 bits) and the length in bytes (32
/// bits) of its UTF-8 form in a second file, the texts of all rows one behind the other, and -1 as length where it is
/// missing; texts of older datasets take no bytes. A missing number is NaN, a missing category has every bit set.
public final class RowLayout {

    /// Codes of one byte reach to here: 255 means missing.
    static final int BYTE_CATEGORIES = 255;

    /// Where a text lies, and its length.
    static final int TEXT_BYTES = Long.BYTES + Integer.BYTES;

    private final int[] offsets;
    private final int[] widths;
    private final int width;

    /// @throws ArithmeticException if a row is longer than 2 GB
    public RowLayout(List<Column> columns) {
        offsets = new int[columns.size()];
        widths = new int[columns.size()];
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            widths[i] = width(columns.get(i));
            offset = Math.addExact(offset, widths[i]);
        }
        width = offset;
    }

    private static int width(Column column) {
        return switch (column.type()) {
            case NUMERIC, DATETIME -> column.hasDoubles() ? Double.BYTES : Float.BYTES;
            case CATEGORICAL -> categories(column) <= BYTE_CATEGORIES ? Byte.BYTES : Short.BYTES;
            case IMAGE -> column.imageBytes();
            case TEXT -> column.keepsTexts() ? TEXT_BYTES : 0;
        };
    }

    private static int categories(Column column) {
        return column.categories() == null ? 0 : column.categories().size();
    }

    /// Bytes of one row.
    public int width() {
        return width;
    }

    int width(int column) {
        return widths[column];
    }

    int offset(int column) {
        return offsets[column];
    }
}
