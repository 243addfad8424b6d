package dev.downhill.dataset.format.spelling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The formats of dates that all texts of a column fit.
public final class DateShapes {

    private static final int MIN_DATES = 2;

    private final List<String> formats =
            new ArrayList<>(Timestamps.FORMATS.subList(0, Timestamps.FORMATS.indexOf("epoch_s")));
    private long count;

    /// A text that is no number.
    public void see(String text) {
        count++;
        if (!formats.isEmpty()) {
            formats.removeIf(format -> Double.isNaN(Timestamps.parse(text, format)));
        }
    }

    /// The format of the dates; null where they are none.
    ///
    /// @param dayFirst whether the day precedes the month where both are possible
    public @Nullable String format(boolean dayFirst) {
        if (count < MIN_DATES || formats.isEmpty()) {
            return null;
        }
        if (formats.contains("iso")) {
            return "iso";
        }
        return formats.stream()
                .filter(format -> !isDoubtful() || format.startsWith(dayFirst ? "dd" : "MM"))
                .findFirst()
                .orElse(formats.getFirst());
    }

    /// Whether day and month may be either way round.
    private boolean isDoubtful() {
        return (formats.contains("dd/MM/yyyy") && formats.contains("MM/dd/yyyy"))
                || (formats.contains("dd-MM-yyyy") && formats.contains("MM-dd-yyyy"));
    }
}
