package dev.downhill.dataset.schema;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.schema.Sightings.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides which texts of a column stand for a missing value: usual words, and single texts among many numbers.
final class MissingTexts {

    /// From this many numbers on a single text among them is no category.
    private static final int MANY_NUMBERS = 20;

    private static final int VARIED = 10;
    private static final int LISTED = 20;
    private static final int WARNED_COLUMNS = 10;

    /// Results of arithmetic that are no numbers.
    private static final Pattern NO_RESULT =
            Pattern.compile("(?i)[-+]?inf(inity)?|[-+]?\u221e|#[a-z0-9/]+[!?]?|[-+]?1\\.#\\w+|overflow");

    private final List<Guess> guesses = new ArrayList<>();
    private int warned;

    List<Guess> guesses() {
        return guesses;
    }

    /// Takes a few texts among many numbers as missing.
    void dropStrays(ColumnTally tally) {
        long strays = tally.notNumbers() + tally.tooLargeCount();
        long numbers = tally.numbers().count();
        Map<String, Found> texts = tally.strays().texts();
        if (strays == 0 || texts.isEmpty() || !areStrays(tally, strays, numbers)) {
            return;
        }
        Notation before = tally.notation();
        List<String> words = new ArrayList<>(
                before == null || before.missing() == null ? Spelling.missingWithout(Set.of()) : before.missing());
        texts.keySet().stream().limit(LISTED).forEach(words::add);
        tally.dropStrays(Notation.ofMissing(before, List.copyOf(words)));
        Map.Entry<String, Found> first = texts.entrySet().iterator().next();
        String name = tally.field().name();
        String others = strays == 1
                ? ""
                : ", as " + (strays == 2 ? "is 1 other value" : "are " + (strays - 1) + " other values")
                        + " of this column";
        guesses.add(new Guess(
                "columns.missing",
                name,
                first.getValue().row(),
                "In " + first.getValue().place() + ", column \"" + name + "\", " + Places.quote(first.getKey())
                        + " is no number that can be learnt from; it is taken as missing" + others + ".",
                "To keep all values as categories, set columns." + name + ".type to \"categorical\" in the spec."));
    }

    private static boolean areStrays(ColumnTally tally, long strays, long numbers) {
        Map<String, Found> texts = tally.strays().texts();
        boolean noResults = tally.strays().isComplete()
                && texts.keySet().stream()
                        .allMatch(text -> NO_RESULT.matcher(text).matches()
                                || Double.isInfinite(Spelling.number(text, tally.notation())));
        if (noResults) {
            return numbers >= strays && numbers >= 2;
        }
        int distinct = tally.numbers().distinct();
        boolean varied = distinct < 0 || distinct > VARIED;
        boolean few = strays <= Math.max(1, numbers / 100);
        boolean oneWord = tally.strays().isComplete() && texts.size() == 1 && 10 * strays <= numbers;
        return numbers >= MANY_NUMBERS && varied && (few || oneWord);
    }

    /// Keeps as values what usually is missing: in categories what stood in quotes, `-` beside `+`, and one of two.
    void keep(ColumnTally tally, ColumnType type, boolean said) {
        Map<String, Long> counts =
                type == ColumnType.CATEGORICAL ? tally.texts().counts() : null;
        Map<String, Long> kept = new LinkedHashMap<>();
        Set<String> marks = new HashSet<>();
        if (counts != null && !said) {
            boolean plus = counts.containsKey("+");
            tally.markers().texts().forEach((text, found) -> {
                boolean mark = Spelling.isMissingMark(text) && (counts.size() < 2 || (plus && text.equals("-")));
                if (mark) {
                    marks.add(text);
                    kept.put(text, found.count());
                } else if (found.quoted() > 0) {
                    kept.put(text, found.quoted());
                }
            });
        }
        if (!kept.isEmpty()) {
            Notation before = tally.notation();
            List<String> words = marks.isEmpty() ? null : Spelling.missingWithout(marks);
            tally.keep(kept, words == null ? before : Notation.ofMissing(before, words));
        }
        if (!said) {
            warn(tally, kept);
        }
    }

    private void warn(ColumnTally tally, Map<String, Long> kept) {
        List<String> listed = new ArrayList<>();
        @Nullable Found first = null;
        long count = 0;
        for (Map.Entry<String, Found> entry : tally.markers().texts().entrySet()) {
            long missing = entry.getValue().count() - kept.getOrDefault(entry.getKey(), 0L);
            if (missing > 0) {
                listed.add(Places.quote(entry.getKey()));
                first = first == null ? entry.getValue() : first;
                count += missing;
            }
        }
        if (first == null || ++warned > WARNED_COLUMNS) {
            return;
        }
        String name = tally.field().name();
        guesses.add(new Guess(
                "columns.missing",
                name,
                first.row(),
                count + (count == 1 ? " value " : " values ") + String.join(", ", listed) + " of column \"" + name
                        + "\" " + (count == 1 ? "is" : "are") + " taken as missing, the first in " + first.place()
                        + ".",
                "To keep such texts as values, set columns." + name
                        + ".missing to [] in the spec, or csv.missing for the whole file."));
    }
}
