package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.request.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored value as answers show it.
public final class ShownValue {

    /// Characters of a text in an answer.
    private static final int MAX_SHOWN = 20_000;

    private ShownValue() {}

    /// A number, a time or a text; null where it is missing.
    ///
    /// @param at position of the row in `rows`
    /// @param index position of the column, which holds no images
    public static @Nullable Object of(Column column, Rows rows, int at, int index) {
        return switch (column.type()) {
            case NUMERIC -> number(column, rows, at, index);
            case DATETIME -> date(rows.exact(at, index));
            case CATEGORICAL -> category(column, rows.category(at, index));
            case TEXT -> shown(rows.text(at, index));
            case IMAGE -> throw new IllegalArgumentException("an image is shown as a picture");
        };
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null || text.length() <= MAX_SHOWN ? text : Texts.cut(text, MAX_SHOWN);
    }

    /// As the file has it: the shortest decimal that means it; whole ones of 64 bits without a point.
    private static @Nullable Number number(Column column, Rows rows, int at, int i) {
        if (!column.hasDoubles()) {
            float value = rows.number(at, i);
            return Float.isNaN(value) ? null : value;
        }
        double value = rows.exact(at, i);
        if (Double.isNaN(value)) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
        return whole ? (Number) (long) value : (Number) value;
    }

    private static @Nullable String date(double seconds) {
        return Double.isNaN(seconds) ? null : Timestamps.iso(seconds);
    }

    private static @Nullable String category(Column column, int code) {
        List<Category> categories = column.categories();
        return code < 0 || categories == null ? null : categories.get(code).value();
    }
}
