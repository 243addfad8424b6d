package dev.downhill.dataset.format.spelling;

/// Decimal numbers as data files have them: `12`, `-3.5`, `.5`, `6.02e23`; no `0x10`, no `1f`, no `Infinity`.
///
/// Up to 15 digits and no exponent are the usual case. Mantissa and power of ten are then both exact in a
/// double, so their quotient is the correctly rounded value (W. D. Clinger, 1990) and needs no general parser.
public final class Numbers {

    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Numbers() {}

    /// @return NaN if the text is no decimal number; infinite if it is one too large for a double
    public static double parse(String text) {
        int length = text.length();
        int i = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            i = 1;
        }
        long mantissa = 0;
        int digits = 0;
        int fraction = 0;
        boolean point = false;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (++digits <= EXACT_DIGITS) {
                    mantissa = mantissa * 10 + (c - '0');
                }
                fraction += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (i < length) {
            return isExponent(text, i) ? Double.parseDouble(text) : Double.NaN;
        }
        if (digits > EXACT_DIGITS) {
            return Double.parseDouble(text);
        }
        double value = mantissa / POWERS[fraction];
        return negative ? -value : value;
    }

    private static boolean isExponent(String text, int start) {
        int i = start + 1;
        if (Character.toLowerCase(text.charAt(start)) != 'e' || i >= text.length()) {
            return false;
        }
        if (text.charAt(i) == '-' || text.charAt(i) == '+') {
            i++;
        }
        if (i == text.length()) {
            return false;
        }
        for (; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
