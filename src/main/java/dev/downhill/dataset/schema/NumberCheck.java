package dev.downhill.dataset.schema;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.schema.ColumnTally.Sighting;
import dev.downhill.request.Problems;
import org.jspecify.annotations.Nullable;

/// A column that is to be numeric must hold numbers that a 32-bit float can hold.
final class NumberCheck {

    private NumberCheck() {}

    static void run(ColumnTally tally, Problems problems) {
        Notation notation = tally.notation();
        String format = notation == null ? null : notation.format();
        boolean dates = format != null;
        String what = dates ? " is no date of the format " + format : " is not a number";
        report(tally, tally.notNumber(), dates ? "not_a_datetime" : "not_a_number", what, tally.notNumbers(), problems);
        report(tally, tally.tooLarge(), "out_of_range", " is too large: numbers reach up to 3.4e38", 1, problems);
    }

    private static void report(
            ColumnTally tally, @Nullable Sighting found, String code, String what, long count, Problems problems) {
        if (found == null) {
            return;
        }
        String name = tally.field().name();
        problems.add(
                Places.cell(found.row(), name),
                code,
                "In " + found.place() + ", column \"" + name + "\", " + Places.quote(found.value()) + what
                        + (count > 1 ? ", nor are " + (count - 1) + " more values of this column." : "."));
    }
}
