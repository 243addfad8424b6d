package dev.downhill.pipeline;

import java.util.Locale;
import java.util.Set;

/// Values as a reader expects to see them in a sentence.
final class Text {

    private static final int LONGEST = 40;

    /// What people write for "no value", in lower case.
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

    private Text() {}

    /// The shortest decimal that means the same float, whole numbers without a fraction: `5.1`, `3`.
    static String of(float value) {
        return plain(Float.toString(value));
    }

    /// As {@link #of(float)}, for a double.
    static String of(double value) {
        return plain(Double.toString(value));
    }

    /// As {@link #cut}, in quotation marks.
    static String quote(String text) {
        return '"' + cut(text) + '"';
    }

    /// Cut where it is long.
    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /// Whether a field of a CSV file says that there is no value.
    static boolean meansMissing(String field) {
        return MISSING.contains(field.strip().toLowerCase(Locale.ROOT));
    }

    private static String plain(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
