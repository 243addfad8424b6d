package dev.downhill.dataset.schema;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folds the rarest categories of a column into one, so that a column of thousands of them can be learnt from.
final class Folding {

    /// A category of this name is joined with the rare ones.
    static final String OTHER = "other";

    private Folding() {}

    /// @param most categories, the folded one included
    /// @return the counts that remain; the same where they are no more than that
    static Map<String, Long> run(ColumnTally tally, Map<String, Long> counts, int most, List<Guess> guesses) {
        if (counts.size() <= most) {
            return counts;
        }
        Map<String, Long> kept = new HashMap<>();
        long rows = 0;
        List<Map.Entry<String, Long>> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (Map.Entry<String, Long> entry : byCount) {
            boolean common = kept.size() < most - 1 && !entry.getKey().equals(OTHER);
            if (common) {
                kept.put(entry.getKey(), entry.getValue());
            } else {
                rows += entry.getValue();
            }
        }
        int folded = counts.size() - kept.size();
        kept.put(OTHER, rows);
        tally.fold(Notation.ofFolded(tally.notation(), OTHER));
        String name = tally.field().name();
        guesses.add(new Guess(
                "columns.max_categories",
                name,
                null,
                "Column \"" + name + "\" has " + counts.size() + " categories; the " + folded + " rarest, with " + rows
                        + " rows, are folded into \"" + OTHER + "\", as are new ones in a prediction.",
                "For another number set columns." + name + ".max_categories in the spec."));
        return kept;
    }
}
