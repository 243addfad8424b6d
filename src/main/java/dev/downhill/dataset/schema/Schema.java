package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.format.Table;
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
public record Schema(
        int rows,
        Task task,
        String target,
        List<Column> columns,
        Set<String> respelt,
        List<String> warnings,
        List<Guess> guesses) {

    /// How a file was read as CSV, with what was found out about its numbers.
    public @Nullable CsvFormat csv(@Nullable CsvFormat layout) {
        return layout;
    }

    /// Reads all rows once.
    ///
    /// @throws dev.downhill.request.ProblemException if nothing can be learnt from the table as it is, or the
    /// spec does not fit it
    public static Schema of(Table table, DatasetSpec spec) throws IOException {
        return new Inference(Survey.of(table, spec), spec).schema();
    }
}
