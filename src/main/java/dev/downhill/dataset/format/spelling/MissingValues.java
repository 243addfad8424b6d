package dev.downhill.dataset.format.spelling;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The spellings of a missing value: an empty cell or one of the words below, exactly.
final class MissingValues {

    /// Words that other programs write for nothing.
    private static final Set<String> WORDS = Set.of(
            "",
            "NA",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "NULL",
            "null",
            "?",
            "<NA>",
            "#N/A",
            "#NA",
            "#N/A N/A",
            "NaT",
            "-nan",
            "-NaN",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "1.#IND",
            "-1.#IND",
            "1.#QNAN",
            "-1.#QNAN",
            "\\N",
            "(null)",
            "nil",
            "NIL");

    /// Marks that are missing values, too, unless they are half of a column's values.
    private static final Set<String> MARKS = Set.of("-", "--", "---", ".", "..", "\u2013", "\u2014", "None", "none");

    /// None of the words is longer, which answers for nearly every cell.
    private static final int MAX_LENGTH = Stream.concat(WORDS.stream(), MARKS.stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);

    private MissingValues() {}

    /// @param text a cell without surrounding blanks
    static boolean includes(String text) {
        return text.length() <= MAX_LENGTH && (WORDS.contains(text) || MARKS.contains(text));
    }

    /// Whether a text is a missing value only where it is not one of a column's few categories.
    static boolean isMark(String text) {
        return MARKS.contains(text);
    }

    /// All of them but some.
    static List<String> without(Set<String> kept) {
        return Stream.concat(WORDS.stream(), MARKS.stream())
                .filter(word -> !kept.contains(word))
                .sorted()
                .toList();
    }
}
