package dev.downhill.pipeline;

import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.nn.init.Randomness;
import java.text.Normalizer;
import java.util.Locale;

/// The n-grams of a text, counted in a fixed number of places (feature hashing, Weinberger et al. 2009): the hash of an
/// n-gram says in which place it is counted, and one bit of it whether upwards or downwards, so that what meets in one
/// place cancels on average instead of adding up.
///
/// Words, and pairs of words that follow each other, are counted in the first half of the places. In the second are 3
/// to 5 letters that follow each other in a word, its ends included; in scripts without blanks, where a run of letters
/// is no word, single letters and pairs as well. Letters are those of Unicode, composed (NFC) and without case.
final class TextGrams {

    /// Code points of a text that are looked at: what follows is not needed to tell texts apart.
    private static final int MAX_LENGTH = 100_000;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /// Starts of the hashes: a word of three letters is another thing than three letters of a word.
    private static final long WORD = 0x9e3779b97f4a7c15L;

    private static final long PAIR = 0xc2b2ae3d27d4eb4fL;
    private static final long LETTERS = 0x165667b19e3779f9L;

    private TextGrams() {}

    /// Adds the n-grams of a text.
    ///
    /// @param counts takes them in `dimensions` places from `offset` on
    static void count(String text, float[] counts, int offset, int dimensions) {
        int[] letters = folded(text).codePoints().limit(MAX_LENGTH).toArray();
        int words = dimensions / 2;
        long before = 0;
        int from = 0;
        while (from < letters.length) {
            if (!isLetter(letters[from])) {
                from++;
                continue;
            }
            int to = from + 1;
            while (to < letters.length && isLetter(letters[to])) {
                to++;
            }
            long word = hash(letters, from, to, from, to, WORD);
            count(word, counts, offset, words);
            if (before != 0) {
                count(Randomness.bits(before * PAIR + word, 0), counts, offset, words);
            }
            before = word;
            grams(letters, from, to, counts, offset + words, dimensions - words);
            from = to;
        }
    }

    /// A number or a truth value in its one spelling, letters composed and without case.
    private static String folded(String text) {
        String oneCase = Spelling.canonical(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFC);
    }

    private static boolean isLetter(int c) {
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.OTHER_SYMBOL;
    }

    private static void grams(int[] letters, int from, int to, float[] counts, int offset, int places) {
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int start = from - 1; start + length <= to + 1; start++) {
                count(hash(letters, start, start + length, from, to, LETTERS), counts, offset, places);
            }
        }
        for (int start = from; start < to; start++) {
            if (isOfScriptWithoutBlanks(letters[start])) {
                count(hash(letters, start, start + 1, from, to, LETTERS), counts, offset, places);
                if (start + 1 < to) {
                    count(hash(letters, start, start + 2, from, to, LETTERS), counts, offset, places);
                }
            }
        }
    }

    private static boolean isOfScriptWithoutBlanks(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /// @param first and `last` letters of the word; before and behind it is a blank
    private static long hash(int[] letters, int from, int to, int first, int last, long seed) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            int letter = i < first || i >= last ? ' ' : letters[i];
            hash = Randomness.bits(hash ^ letter, 0) + seed;
        }
        return Randomness.bits(hash, 0);
    }

    private static void count(long hash, float[] counts, int offset, int places) {
        int place = (int) Long.remainderUnsigned(hash >>> 1, places);
        counts[offset + place] += (hash & 1) == 0 ? 1 : -1;
    }
}
