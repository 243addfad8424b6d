package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.format.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns, types and statistics of a table after one pass; the histograms follow when the rows are encoded.
///
/// @param columns in the table's order
/// @param respelt names of the categorical columns whose categories are numbers in their canonical spelling:
/// `7` also where the file has `7.0`
/// @param warnings what the owner of the file should know, one sentence each
/// @param guesses what was decided about columns without being told
/// @param usual the marks of most columns whose numbers are not plain; null where all are plain
/// @param missing the texts for missing values of the whole file, as said; null for the usual ones
public record Schema(
        int rows,
        Task task,
        String target,
        List<Column> columns,
        Set<String> respelt,
        List<String> warnings,
        List<Guess> guesses,
        @Nullable Notation usual,
        @Nullable List<String> missing) {

    /// How a file was read as CSV, with what was found out about its numbers.
    public @Nullable CsvFormat csv(@Nullable CsvFormat layout) {
        if (layout == null) {
            return null;
        }
        return new CsvFormat(
                layout.delimiter(),
                layout.quote(),
                layout.header(),
                layout.skipRows(),
                layout.comment(),
                layout.encoding(),
                usual == null ? layout.decimal() : usual.decimal(),
                usual == null ? layout.thousands() : usual.thousands(),
                missing == null ? layout.missing() : missing);
    }

    /// Reads all rows once.
    ///
    /// @throws dev.downhill.request.ProblemException if nothing can be learnt from the table as it is, or the
    /// spec does not fit it
    public static Schema of(Table table, DatasetSpec spec) throws IOException {
        return new Inference(Survey.of(table, spec), spec).schema();
    }
}
