package dev.downhill.dataset.schema;

/// Tells which numbers a 32-bit float can stand for.
///
/// A float prints as the shortest decimal that reads back as it. A decimal of `k` places survives where neighbouring
/// floats lie closer than 10⁻ᵏ: then no other decimal of as few places is nearer. Seven digits are tried without text,
/// which answers for nearly every number.
final class ShortNumber {

    /// Larger whole numbers may print as another that reads back as the same float.
    private static final double MAX_WHOLE = 1 << 24;

    private static final int DIGITS = 7;
    private static final int MAX_POWER = 22;
    private static final double LOG_2 = 0.30103;
    private static final double[] POWERS = new double[MAX_POWER + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private ShortNumber() {}

    /// Whether the number, narrowed to 32 bits, is still shown as itself.
    static boolean fitsFloat(double value) {
        float narrow = (float) value;
        boolean prints = value != Math.rint(value) || Math.abs(value) <= MAX_WHOLE;
        if (narrow == value && prints) {
            return true;
        }
        int places = DIGITS - 1 - (int) Math.floor(Math.getExponent(value) * LOG_2);
        if (places >= 0 && places <= MAX_POWER) {
            double power = POWERS[places];
            if (Math.rint(value * power) / power == value && Math.ulp(narrow) * power < 1) {
                return true;
            }
        }
        return Double.parseDouble(Float.toString(narrow)) == value;
    }
}
