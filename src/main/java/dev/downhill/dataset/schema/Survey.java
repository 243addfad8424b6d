package dev.downhill.dataset.schema;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Statistics of all columns after one pass over the rows. Memory is bounded by {@link Budget}, whatever the file.
///
/// @param rows how many
/// @param target position of the target column
record Survey(int rows, int target, List<ColumnTally> columns) {

    /// A column with more different texts than this is free text, unless it is declared categorical or the
    /// target.
    static final int INFERRED_CATEGORIES = 1_000;

    /// The most texts that are counted of a column whose rare ones are folded.
    private static final int FOLDED_CATEGORIES = 1_000_000;

    private static ColumnTally tally(
            Table table,
            DatasetSpec spec,
            int column,
            boolean target,
            Budget budget,
            @Nullable Notation notation,
            boolean first) {
        Field field = table.fields().get(column);
        ColumnType said = spec.column(field.name()).type();
        boolean folded = spec.column(field.name()).maxCategories() != null;
        boolean all = target || said == ColumnType.CATEGORICAL;
        boolean known = notation != null && notation.format() != null;
        boolean open = first && !known && !field.isImage() && !field.isLabel();
        boolean marked = open && (said == null || said == ColumnType.NUMERIC);
        boolean dated = open && (said == null || said == ColumnType.DATETIME);
        int most = folded ? FOLDED_CATEGORIES : all ? DatasetSpec.MAX_CATEGORIES : INFERRED_CATEGORIES;
        ColumnTally tally = new ColumnTally(field, column, most, budget, notation, marked, dated);
        Role role = field.isImage() ? null : spec.column(field.name()).role();
        return role == Role.WEIGHT ? tally.withWeights() : role == Role.KEY ? tally.withKeys() : tally;
    }

    /// What is known about how the values of a column are written.
    private static @Nullable Notation notation(Table table, DatasetSpec spec, int column) {
        ColumnSpec said = spec.column(table.fields().get(column).name());
        List<String> missing = said.missing() == null ? spec.csv().missing() : said.missing();
        // A key is kept as written: NA may be one.
        missing = missing == null && said.role() == Role.KEY ? List.of() : missing;
        String format = said.format();
        Notation known = format == null ? table.notation(column) : Notation.ofDates(format, null);
        return missing == null ? known : Notation.ofMissing(known, missing);
    }

    /// Reads all rows.
    ///
    /// @return how many there are
    private static int read(Table table, List<ColumnTally> tallies, Problems problems) throws IOException {
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
        return rows;
    }

    /// @throws ProblemException if the spec or the rows do not fit
    static Survey of(Table table, DatasetSpec spec) throws IOException {
        List<Field> fields = table.fields();
        Problems problems = new Problems();
        int target = Roles.target(fields, table.defaultTarget(), spec, problems);
        problems.throwIfAny("The spec does not fit the file.");

        Budget budget = new Budget(fields.size());
        List<ColumnTally> tallies = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            tallies.add(tally(table, spec, i, i == target, budget, notation(table, spec, i), true));
        }
        int rows = read(table, tallies, problems);
        problems.throwIfAny("Some rows of the file do not fit.");
        Map<Integer, Notation> notations = Marks.decide(tallies, spec.csv());
        if (!notations.isEmpty()) {
            // Their numbers mean something else than they seemed to: once more, for these columns alone.
            List<ColumnTally> again = new ArrayList<>();
            notations.forEach((i, notation) -> {
                ColumnTally before = tallies.get(i);
                before.release();
                tallies.set(
                        i,
                        tally(table, spec, i, i == target, budget, notation, false)
                                .after(before));
                again.add(tallies.get(i));
            });
            read(table, again, problems);
            problems.throwIfAny("Some rows of the file do not fit.");
        }
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
