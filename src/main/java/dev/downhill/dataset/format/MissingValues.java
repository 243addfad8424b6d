package dev.downhill.dataset.format;

import java.util.Set;

/// The spellings of a missing value: an empty cell or one of the words below, exactly.
final class MissingValues {

    private static final Set<String> WORDS = Set.of("", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?");

    /// None of the words is longer, which answers for nearly every cell.
    private static final int LONGEST = 4;

    private MissingValues() {}

    /// @param text a cell without surrounding blanks
    static boolean includes(String text) {
        return text.length() <= LONGEST && WORDS.contains(text);
    }
}
