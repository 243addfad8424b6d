package dev.downhill.dataset.schema;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.format.Field;
import dev.downhill.dataset.format.Table;
import dev.downhill.dataset.format.TableCursor;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Statistics of all columns after one pass over the rows. Memory is bounded by {@link Budget}, whatever the file.
///
/// @param rows how many
/// @param target position of the target column
record Survey(int rows, int target, List<ColumnTally> columns) {

    /// A column with more different texts than this is free text, unless it is declared categorical or the
    /// target.
    static final int INFERRED_CATEGORIES = 1_000;

    /// The most categories that a column may have at all.
    static final int MAX_CATEGORIES = 10_000;

    /// @throws ProblemException if the spec or the rows do not fit
    static Survey of(Table table, DatasetSpec spec) throws IOException {
        List<Field> fields = table.fields();
        Problems problems = new Problems();
        int target = Roles.target(fields, spec, problems);
        problems.throwIfAny("The spec does not fit the file.");

        Budget budget = new Budget(fields.size());
        List<ColumnTally> tallies = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean declared = spec.column(fields.get(i).name()).type() == ColumnType.CATEGORICAL;
            tallies.add(new ColumnTally(
                    fields.get(i), i, declared || i == target ? MAX_CATEGORIES : INFERRED_CATEGORIES, budget));
        }
        ColumnTally[] columns = tallies.toArray(ColumnTally[]::new);
        int rows = 0;
        try (TableCursor cursor = table.read(problems)) {
            while (cursor.next()) {
                if (rows == Integer.MAX_VALUE) {
                    throw ProblemException.tooLarge("The file has more than " + Integer.MAX_VALUE + " rows.");
                }
                rows++;
                for (ColumnTally column : columns) {
                    column.add(cursor);
                }
            }
        }
        problems.throwIfAny("Some rows of the file do not fit.");
        if (rows < 2) {
            throw ProblemException.unfit(new Problem(
                    "#",
                    "too_few_rows",
                    rows == 0
                            ? "The file has no rows below its header."
                            : "The file has one row only, which nothing can be learnt from.",
                    null));
        }
        return new Survey(rows, target, tallies);
    }
}
