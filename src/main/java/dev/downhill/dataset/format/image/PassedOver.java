package dev.downhill.dataset.format.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Entries of a ZIP that became no rows: the first ones by name, the others by number.
final class PassedOver {

    private static final int MAX_NAMED = 10;

    private final String why;
    private final List<String> named = new ArrayList<>();
    private long count;

    /// @param why the beginning of the sentence
    PassedOver(String why) {
        this.why = why;
    }

    void add(String name) {
        count++;
        if (named.size() < MAX_NAMED) {
            named.add(name);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    private String sentence() {
        String more = count > named.size() ? " and " + (count - named.size()) + " more" : "";
        return why + String.join(", ", named) + more + ".";
    }

    /// A sentence for each that is not empty.
    static List<String> sentences(PassedOver... all) {
        return Stream.of(all)
                .filter(each -> !each.isEmpty())
                .map(PassedOver::sentence)
                .toList();
    }
}
