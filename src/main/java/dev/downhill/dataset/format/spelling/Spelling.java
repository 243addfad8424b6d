package dev.downhill.dataset.format.spelling;

import dev.downhill.dataset.Notation;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The one rule by which values are spelt, wherever they come from: a CSV file, JSON Lines, an array, or an instance to
/// predict from. Upload and prediction both use it, so that a stored row that comes back means what it meant.
///
/// 1. Every value is a text. A JSON string is its text without surrounding blanks, as a field of a CSV file is; a JSON
///    number is written out ({@link #of(double)}); a boolean is `true` or `false`; `null` is an empty text.
/// 2. A text without content, or one of a few words, is a missing value ({@link #isMissing}).
///    A column may have texts of its own for that, and marks of its own for its numbers ({@link Notation}).
/// 3. A category is called what the file calls it. A text that is not one of these categories means the one with the
///    same canonical spelling ({@link #canonical}), if there is only one: `2` is `2.0`, `true` is `True`.
public final class Spelling {

    /// From here on a double does not hold every whole number that a text can hold.
    private static final double EXACT = 1e15;

    /// Whole numbers beyond this are written with an exponent.
    private static final double LONG = 1e40;

    /// A number with more characters than this is not compared digit by digit.
    private static final int MAX_DIGITS = 60;

    /// Dates reach from the year -29,719 to 33,658, which are further than any that is meant.
    public static final double MAX_SECONDS = 1e12;

    /// The first combining character of Unicode.
    private static final char FIRST_COMBINING = '\u0300';

    private Spelling() {}

    /// The text of a single JSON value; empty for `null`.
    public static String of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        return value.isNumber() ? of(value.doubleValue()) : value.asString().strip();
    }

    /// A number as the shortest decimal that means it; a whole one without its point: `7` for `7.0`.
    public static String of(double value) {
        if (value != Math.rint(value) || Math.abs(value) >= LONG) {
            return Double.toString(value);
        }
        return Math.abs(value) < EXACT ? Long.toString((long) value) : whole(Double.toString(value));
    }

    private static String whole(String number) {
        return new BigDecimal(number).toBigInteger().toString();
    }

    /// Whether a text stands for a missing value.
    public static boolean isMissing(String text) {
        return MissingValues.includes(text);
    }

    /// Whether a text stands for a missing value in a column of this notation; null is the usual one.
    public static boolean isMissing(String text, @Nullable Notation notation) {
        List<String> words = notation == null ? null : notation.missing();
        return words == null ? MissingValues.includes(text) : text.isEmpty() || words.contains(text);
    }

    /// Whether a text is a missing value only where it is not one of a column's few categories: `-`, `.`, `None`.
    public static boolean isMissingMark(String text) {
        return MissingValues.isMark(text);
    }

    /// The texts that usually stand for a missing value, but for some.
    public static List<String> missingWithout(Set<String> kept) {
        return MissingValues.without(kept);
    }

    /// A text as a number in a column of this notation; null is the usual one.
    ///
    /// @return NaN where it is none
    public static double number(String text, @Nullable Notation notation) {
        if (notation == null) {
            return Numbers.parse(text);
        }
        String format = notation.format();
        if (format != null) {
            double seconds = Timestamps.parse(text, format);
            return Math.abs(seconds) < MAX_SECONDS ? seconds : Double.NaN;
        }
        double value = notation.hasPlainNumbers() ? Numbers.parse(text) : LocalNumber.parse(text, notation);
        if (!Double.isNaN(value)) {
            return value;
        }
        return notation.hasPlainNumbers() ? LocalNumber.parse(text, notation) : Numbers.parse(text);
    }

    /// As {@link #canonical(String)}, in a column of this notation.
    public static String canonical(String text, @Nullable Notation notation) {
        if (notation == null || notation.hasPlainNumbers()) {
            return canonical(text);
        }
        double value = number(text, notation);
        return Double.isFinite(value) ? of(value) : canonical(text);
    }

    /// The one spelling of all texts that mean the same. Numbers are written out, to the last digit where they are
    /// whole. Booleans are in lower case, letters are composed (Unicode NFC). A number with leading zeros is a code
    /// and stays: `007` is not `7`.
    public static String canonical(String text) {
        double value = Numbers.parse(text);
        if (Double.isFinite(value)) {
            return hasLeadingZero(text) ? text : canonical(text, value);
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? "true" : "false";
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String canonical(String text, double value) {
        boolean beyondDouble = value == Math.rint(value) && Math.abs(value) >= EXACT && Math.abs(value) < LONG;
        return beyondDouble && text.length() <= MAX_DIGITS ? whole(text) : of(value);
    }

    /// A text whose letters are composed (Unicode NFC): `é` is one letter, however it was typed.
    public static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /// Whether a text is a whole number with leading zeros, which mostly is a code.
    public static boolean isCode(String text) {
        if (text.length() < 2 || text.charAt(0) != '0') {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether the first of two digits or more is 0.
    private static boolean hasLeadingZero(String number) {
        int first = number.charAt(0) == '-' || number.charAt(0) == '+' ? 1 : 0;
        return number.length() > first + 1
                && number.charAt(first) == '0'
                && Character.isDigit(number.charAt(first + 1));
    }
}
