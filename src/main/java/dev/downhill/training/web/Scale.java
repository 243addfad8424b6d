package dev.downhill.training.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// The scale of an axis and its tick values.
///
/// @param low value at the axis' beginning
/// @param high value at its end, above `low`
/// @param logarithmic whether equal distances are equal ratios; both ends are then above 0
/// @param ticks the values to write, ascending
record Scale(double low, double high, boolean logarithmic, List<Double> ticks) {

    private static final double DECADES_FOR_LOGARITHM = 3;

    /// Covers the values, from one tick to another, with about `wanted` ticks at multiples of 1, 2 or 5 times a power
    /// of ten. Values that do not differ are shown against zero.
    static Scale covering(double min, double max, int wanted) {
        if (min == max) {
            return min == 0 ? covering(0, 1, wanted) : covering(Math.min(0, min), Math.max(0, max), wanted);
        }
        double noise = Math.max(Math.abs(min), Math.abs(max)) * 1e-6;
        double step = niceStep(Math.max(max - min, noise) / wanted);
        double low = Math.floor(min / step + 1e-9) * step;
        double high = Math.max(Math.ceil(max / step - 1e-9) * step, low + step);
        return new Scale(low, high, false, multiples(step, low, high));
    }

    /// Covers positive values that range over several decades, from one power of ten to another.
    static Scale decades(double min, double max) {
        int from = (int) Math.floor(Math.log10(min));
        int to = Math.max((int) Math.ceil(Math.log10(max)), from + 1);
        int every = Math.max(1, Math.ceilDiv(to - from, 6));
        List<Double> ticks = new ArrayList<>();
        for (int exponent = from; exponent <= to; exponent += every) {
            ticks.add(Math.pow(10, exponent));
        }
        return new Scale(Math.pow(10, from), Math.pow(10, to), true, ticks);
    }

    /// The epochs from the first to the last, with whole numbers for ticks.
    static Scale epochs(int first, int last) {
        if (first == last) {
            return new Scale(first - 0.5, first + 0.5, false, List.of((double) first));
        }
        double step = Math.max(1, niceStep((last - first) / 7.0));
        return new Scale(first, last, false, multiples(step, first, last));
    }

    /// Whether values from `min` to `max` are better told apart by ratio.
    static boolean spansDecades(double min, double max) {
        return min > 0 && Math.log10(max / min) > DECADES_FOR_LOGARITHM;
    }

    /// 0 at the beginning of the axis, 1 at its end.
    double position(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /// A number with up to so many digits, and with an exponent where it is very large or very small.
    static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "not a number";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double magnitude = Math.abs(value);
        if (magnitude != 0 && (magnitude >= 1e6 || magnitude < 1e-4)) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
        }
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        return nice * power;
    }

    private static List<Double> multiples(double step, double low, double high) {
        List<Double> ticks = new ArrayList<>();
        long from = (long) Math.ceil(low / step - 1e-9);
        long to = (long) Math.floor(high / step + 1e-9);
        for (long i = from; i <= to; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
