package dev.downhill.dataset.schema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the different texts of a column, up to a limit; beyond it the column is no category and all are
/// forgotten.
final class TextTally {

    /// Longer texts name no category.
    private static final int MAX_LENGTH = 500;

    private final int limit;
    private final Budget budget;
    private @Nullable Map<String, long[]> counts = new HashMap<>();

    TextTally(int limit, Budget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    void add(String text) {
        add(text, 1);
    }

    void add(String text, long rows) {
        if (counts == null) {
            return;
        }
        long[] count = counts.get(text);
        if (count != null) {
            count[0] += rows;
        } else if (counts.size() == limit || text.length() > MAX_LENGTH) {
            release();
        } else {
            budget.remember(text);
            counts.put(text, new long[] {rows});
        }
    }

    /// Forgets all.
    void release() {
        if (counts != null) {
            counts.keySet().forEach(budget::forget);
            counts = null;
        }
    }

    /// Each text and how many rows have it; null where there are too many.
    @Nullable
    Map<String, Long> counts() {
        if (counts == null) {
            return null;
        }
        Map<String, Long> copy = new HashMap<>();
        counts.forEach((text, count) -> copy.put(text, count[0]));
        return copy;
    }
}
