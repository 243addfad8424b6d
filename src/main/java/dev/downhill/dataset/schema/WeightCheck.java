package dev.downhill.dataset.schema;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import org.jspecify.annotations.Nullable;

/// Finds weights that no row can have: negative or missing ones. At least one must be above 0.
final class WeightCheck {

    private final int column;
    private ColumnTally.@Nullable Sighting missing;
    private ColumnTally.@Nullable Sighting negative;
    private long negatives;
    private boolean positive;

    WeightCheck(int column) {
        this.column = column;
    }

    void seeMissing(TableCursor cursor) {
        missing = missing == null ? sighting(cursor) : missing;
    }

    /// @param value NaN where it is no number
    void see(TableCursor cursor, double value) {
        if (value < 0) {
            negatives++;
            negative = negative == null ? sighting(cursor) : negative;
        }
        positive |= value > 0;
    }

    private ColumnTally.Sighting sighting(TableCursor cursor) {
        return new ColumnTally.Sighting(cursor.row(), cursor.place(), cursor.text(column));
    }

    void report(ColumnTally tally, Problems problems) {
        String name = tally.field().name();
        if (missing != null) {
            problems.add(
                    Places.cell(missing.row(), name),
                    "missing_weight",
                    "In " + missing.place() + ", column \"" + name + "\", the weight is missing"
                            + more(tally.missing(), ", as are ", " more of this column."),
                    "Give every row a weight of 0 or more, or set columns." + name + ".role to \"ignored\".");
        }
        if (negative != null) {
            problems.add(
                    Places.cell(negative.row(), name),
                    "negative_weight",
                    "In " + negative.place() + ", column \"" + name + "\", the weight "
                            + Places.quote(negative.value()) + " is below 0"
                            + more(negatives, ", as are ", " more of this column."),
                    "A weight says how often a row counts: 0 leaves it out, 2 counts it twice.");
        }
        if (!positive && missing == null && negative == null && tally.notNumbers() == 0) {
            problems.add(
                    "#/columns/" + Problem.token(name) + "/role",
                    "zero_weights",
                    "Every weight of the column \"" + name + "\" is 0, so that no row counts.",
                    "Give at least one row a weight above 0, or set the role to \"ignored\".");
        }
    }

    private static String more(long count, String before, String after) {
        return count > 1 ? before + (count - 1) + after : ".";
    }
}
