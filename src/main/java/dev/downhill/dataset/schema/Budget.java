package dev.downhill.dataset.schema;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;

/// The memory limit of one survey, divided among its columns: a wide table is described more coarsely than a narrow
/// one, and no file can fill the heap.
final class Budget {

    private static final int NUMBERS = 2_000_000;
    private static final int MIN_PER_COLUMN = 200;
    private static final int MAX_SAMPLE = 20_000;
    private static final int MAX_DISTINCT = 10_000;
    private static final long MAX_TEXT_BYTES = 64L << 20;

    /// What a remembered text costs beyond its characters.
    private static final int TEXT_OVERHEAD = 80;

    private final int perColumn;
    private long textBytes;

    Budget(int columns) {
        perColumn = Math.max(MIN_PER_COLUMN, NUMBERS / Math.max(1, columns));
    }

    /// How many values of a numeric column are kept for its quantiles.
    int sample() {
        return Math.min(MAX_SAMPLE, perColumn);
    }

    /// Up to how many different values of a numeric column are counted.
    int distinct() {
        return Math.min(MAX_DISTINCT, perColumn);
    }

    /// @throws ProblemException if the columns hold too many different texts altogether
    void remember(String text) {
        textBytes += TEXT_OVERHEAD + 2L * text.length();
        if (textBytes > MAX_TEXT_BYTES) {
            throw ProblemException.unfit(new Problem(
                    "#",
                    "too_many_categories",
                    "The columns hold too many different texts altogether.",
                    "Declare columns of free text with \"type\": \"text\" in the spec."));
        }
    }

    void forget(String text) {
        textBytes -= TEXT_OVERHEAD + 2L * text.length();
    }
}
