package dev.downhill.dataset.format.table;

import dev.downhill.dataset.Notation;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One row of a table after the other. The cells are those of the row that {@link #next} went to.
public interface TableCursor extends Closeable {

    /// @return false behind the last row
    boolean next() throws IOException;

    boolean isMissing(int column);

    /// The cell as a number, NaN if it is none. Infinite where it is one too large for a double.
    double number(int column);

    /// Whether the cell is missing in a column of this notation; null is the usual one.
    default boolean isMissing(int column, @Nullable Notation notation) {
        return isMissing(column);
    }

    /// The cell as a number in a column of this notation; null is the usual one.
    default double number(int column, @Nullable Notation notation) {
        return number(column);
    }

    /// The cell as text, without surrounding blanks.
    String text(int column);

    /// Whether the cell stood in quotes, which makes a word like `NA` a value.
    default boolean isQuoted(int column) {
        return false;
    }

    /// The bytes of an image, `height * width * channels` of them, channels last; valid until the next row.
    ///
    /// @throws UnsupportedOperationException if the column holds no images
    default byte[] pixels(int column) throws IOException {
        throw new UnsupportedOperationException("no images here");
    }

    /// Number of the row, from 1.
    long row();

    /// The row as the owner of the file finds it again: `row 17 (line 18)`, `entry "face/001.png"`.
    default String place() {
        return "row " + row();
    }
}
