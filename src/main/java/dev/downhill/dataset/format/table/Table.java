package dev.downhill.dataset.format.table;

import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.request.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file seen as named columns and rows. Closing it closes the file.
public interface Table extends Closeable {

    /// Columns beyond this are refused: a table that wide is a matrix, and belongs into NPY.
    int MAX_COLUMNS = 10_000;

    /// As {@link dev.downhill.dataset.Dataset#format} has it.
    String format();

    List<Field> fields();

    /// What the reader of the file should know about how it was read, one sentence each.
    List<String> warnings();

    /// What was decided about the file without being told.
    default List<Guess> guesses() {
        return List.of();
    }

    /// How the file was read as CSV; null where it is none.
    default @Nullable CsvFormat csv() {
        return null;
    }

    /// How the pictures of the file were read; null where it holds none.
    default @Nullable ImagesFormat images() {
        return null;
    }

    /// How the values of a column are written, where that is known; null for the usual way.
    default @Nullable Notation notation(int column) {
        return null;
    }

    /// Position of the column that is predicted unless something else is said.
    default int defaultTarget() {
        return fields().size() - 1;
    }

    /// Starts from the first row.
    ///
    /// @param problems takes the rows that do not fit, with their places; reading goes on behind them
    TableCursor read(Problems problems) throws IOException;

    @Override
    default void close() throws IOException {}
}
