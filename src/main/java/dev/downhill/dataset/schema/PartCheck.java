package dev.downhill.dataset.schema;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.split.NamedParts;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import java.util.Map;

/// A column that is to name the part of each row must do so in every row.
final class PartCheck {

    private PartCheck() {}

    static void run(ColumnTally tally, Problems problems) {
        String name = tally.field().name();
        String pointer = "#/columns/" + Problem.token(name) + "/role";
        Map<String, Long> counts = tally.texts().counts();
        String unknown = counts == null
                ? "more values than can be counted"
                : counts.keySet().stream()
                        .filter(value -> NamedParts.name(value) == null)
                        .findFirst()
                        .map(Places::quote)
                        .orElse(null);
        if (unknown != null) {
            problems.add(
                    pointer,
                    "unknown_part",
                    "The column \"" + name + "\" is to name the part of each row, and holds " + unknown + ".",
                    "Call the parts train, validation (or val, valid, dev) and test, or set another role.");
        } else if (tally.missing() > 0) {
            problems.add(
                    pointer,
                    "missing_values",
                    tally.missing() + " rows have no value of \"" + name + "\", so they belong to no part.",
                    "Give them a value in the file, leave them out of it, or set another role.");
        }
    }
}
