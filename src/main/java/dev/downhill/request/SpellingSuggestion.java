package dev.downhill.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what a misspelt word was meant to be.
///
/// The measure is the restricted Damerau–Levenshtein distance: insertions, deletions, replacements and swaps of
/// neighbours, each counting one. Case, `_` and `-` do not count, so that `learningRate` is `learning_rate`.
public final class SpellingSuggestion {

    private SpellingSuggestion() {}

    /// @return the known word closest to `word`, or null where none is close: within a third of its letters
    public static @Nullable String of(String word, Collection<String> known) {
        if (word.length() > 100) {
            return null;
        }
        String plain = plain(word);
        int allowed = Math.max(1, plain.length() / 3);
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : known) {
            String other = plain(candidate);
            if (Math.abs(other.length() - plain.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(plain, other);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// @return the known word closest to `word`, however far that is
    public static String nearest(String word, Collection<String> known) {
        String plain = plain(word);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))))
                .orElseThrow();
    }

    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
