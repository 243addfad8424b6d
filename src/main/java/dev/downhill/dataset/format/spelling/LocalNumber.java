package dev.downhill.dataset.format.spelling;

import dev.downhill.dataset.Notation;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number as people write it, taken apart: `(1,234.50 $)` is negative, has the unit `$` and the figures `1,234.50`.
///
/// @param figures digits and marks, perhaps with an exponent
record LocalNumber(boolean negative, String unit, String figures) {

    private static final String MINUS = "-\u2212\uFE63\uFF0D\u2013";
    private static final Set<String> CODES = Set.of(
            "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "RUB", "BRL", "TRY",
            "AUD", "CAD", "kr", "kr.", "zł", "Kč", "R$", "US$", "Fr.");
    private static final Pattern EXPONENT = Pattern.compile("[eE][-+]?[0-9]{1,3}");
    private static final int MAX_LENGTH = 60;
    private static final int GROUP = 3;

    /// Takes a text apart.
    ///
    /// @return null where it is no number
    static @Nullable LocalNumber of(String text) {
        String rest = bare(text);
        if (rest.isEmpty() || rest.length() > MAX_LENGTH) {
            return null;
        }
        boolean negative = false;
        if (rest.charAt(0) == '(' && rest.charAt(rest.length() - 1) == ')') {
            negative = true;
            rest = bare(rest.substring(1, rest.length() - 1));
        }
        String unit = "";
        for (int i = 0; i < 2 && !rest.isEmpty(); i++) {
            if (isSign(rest.charAt(0))) {
                negative |= rest.charAt(0) != '+';
                rest = bare(rest.substring(1));
            }
            int end = 0;
            while (end < rest.length() && !isFigure(rest.charAt(end)) && !isSign(rest.charAt(end))) {
                end++;
            }
            if (end > 0) {
                unit = unit + bare(rest.substring(0, end));
                rest = bare(rest.substring(end));
            }
        }
        int from = rest.length();
        while (from > 0 && !Character.isDigit(rest.charAt(from - 1)) && rest.charAt(from - 1) != '.') {
            from--;
        }
        String behind = bare(rest.substring(from));
        if (behind.length() == 1 && isSign(behind.charAt(0))) {
            negative = true;
            behind = "";
        }
        unit = unit + behind;
        rest = bare(rest.substring(0, from));
        return (unit.isEmpty() || isUnit(unit)) && isFigures(rest) ? new LocalNumber(negative, unit, rest) : null;
    }

    /// The value of a text.
    ///
    /// @return NaN where the text is no number in this notation
    static double parse(String text, Notation notation) {
        LocalNumber number = of(text);
        if (number == null || (!number.unit.isEmpty() && !number.unit.equals(notation.unit()))) {
            return Double.NaN;
        }
        String figures = number.figures;
        String thousands = notation.thousands();
        int mark = figures.indexOf(notation.decimal());
        int end = mark < 0 ? figures.length() : mark;
        String whole = figures.substring(0, end);
        if (thousands != null) {
            char group = thousands.charAt(0);
            if (!isGrouped(whole, group)) {
                return Double.NaN;
            }
            whole = withoutMarks(whole, group);
        }
        double value = Numbers.parse(mark < 0 ? whole : whole + "." + figures.substring(mark + 1));
        return number.negative ? -value : value;
    }

    /// Whether the marks within whole digits stand where thousands do: behind one to three digits, then behind three
    /// each (India: two each but for the last three). Digits without a mark are grouped, too.
    static boolean isGrouped(String whole, char group) {
        int digits = 0;
        int marks = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (isMark(c, group)) {
                if (digits < 1 || digits > GROUP || (marks > 0 && digits < GROUP - 1)) {
                    return false;
                }
                marks++;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return marks == 0 || digits == GROUP;
    }

    private static String withoutMarks(String whole, char group) {
        StringBuilder digits = new StringBuilder(whole.length());
        for (int i = 0; i < whole.length(); i++) {
            if (!isMark(whole.charAt(i), group)) {
                digits.append(whole.charAt(i));
            }
        }
        return digits.toString();
    }

    private static boolean isMark(char c, char group) {
        return c == group || (group == ' ' && isBlank(c)) || (group == '\'' && isApostrophe(c));
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private static boolean isSign(char c) {
        return c == '+' || MINUS.indexOf(c) >= 0;
    }

    private static boolean isFigure(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',';
    }

    /// Digits with marks, and perhaps an exponent.
    private static boolean isFigures(String text) {
        int digits = 0;
        int i = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (digits > 0 && (c == 'e' || c == 'E')) {
                break;
            }
            if (!isFigure(c) && !isBlank(c) && !isApostrophe(c)) {
                return false;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits > 0
                && (i == text.length() || EXPONENT.matcher(text.substring(i)).matches());
    }

    private static boolean isUnit(String unit) {
        boolean sign = unit.length() == 1
                && (unit.equals("%")
                        || unit.equals("\u2030")
                        || Character.getType(unit.charAt(0)) == Character.CURRENCY_SYMBOL);
        return sign || CODES.contains(unit);
    }

    private static String bare(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }
}
