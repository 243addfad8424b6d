package dev.downhill.dataset;

import org.jspecify.annotations.Nullable;

/// The stored values of a dataset, row by row. Safe for concurrent reads.
public interface Rows extends AutoCloseable {

    int count();

    /// Value of a numeric column; NaN where missing.
    float number(int row, int column);

    /// Value of a numeric column with all the digits that are kept of it; NaN where missing.
    default double exact(int row, int column) {
        return number(row, column);
    }

    /// Whether the numbers of a column are kept with 64 bits.
    default boolean keepsDoubles(int column) {
        return false;
    }

    /// Value of a numeric column as its file has it: of 32 bits the shortest decimal that means them.
    default double shown(int row, int column) {
        return Double.parseDouble(Float.toString(number(row, column)));
    }

    /// Code of a categorical column: the position in {@link Column#categories}; -1 where missing.
    int category(int row, int column);

    /// Value of a text column as its file has it; null where it is missing, or was not kept.
    default @Nullable String text(int row, int column) {
        return null;
    }

    /// Copies an image's bytes, `height * width * channels` of them, channels last.
    void image(int row, int column, byte[] pixels);

    /// Frees the scratch file behind the rows.
    @Override
    void close();
}
