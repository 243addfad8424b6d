package dev.downhill.dataset.schema;

import dev.downhill.dataset.format.Places;
import dev.downhill.dataset.schema.ColumnTally.Sighting;
import dev.downhill.request.Problems;
import org.jspecify.annotations.Nullable;

/// A column that is to be numeric must hold numbers that a 32-bit float can hold.
final class NumberCheck {

    private NumberCheck() {}

    static void run(ColumnTally tally, Problems problems) {
        report(tally, tally.notNumber(), "not_a_number", " is not a number", tally.notNumbers(), problems);
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
