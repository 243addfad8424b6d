package dev.downhill.dataset.format.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Entries of a ZIP that became no rows: the first ones by name, the others by number.
final class PassedOver {

    private static final int MAX_NAMED = 10;

    private final String why;
    private final int most;
    private final List<String> named = new ArrayList<>();
    private long count;

    /// @param why the beginning of the sentence
    PassedOver(String why) {
        this(why, MAX_NAMED);
    }

    /// @param most names in the sentence
    PassedOver(String why, int most) {
        this.why = why;
        this.most = most;
    }

    void add(String name) {
        count++;
        if (named.size() < most) {
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
