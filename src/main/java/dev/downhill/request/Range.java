package dev.downhill.request;

/// The numbers that a field takes. Infinite bounds stand for none; only finite numbers are ever within.
///
/// @param minExcluded whether `min` itself is outside
/// @param maxExcluded whether `max` itself is outside
public record Range(double min, boolean minExcluded, double max, boolean maxExcluded) {

    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    public static Range atLeast(double min) {
        return new Range(min, false, Double.POSITIVE_INFINITY, false);
    }

    public static Range above(double min) {
        return new Range(min, true, Double.POSITIVE_INFINITY, false);
    }

    public static Range between(double min, double max) {
        return new Range(min, false, max, false);
    }

    /// This range, cut below `bound`, which is outside.
    public Range below(double bound) {
        return new Range(min, minExcluded, bound, true);
    }

    /// This range, cut at `bound`, which is inside.
    public Range atMost(double bound) {
        return new Range(min, minExcluded, bound, false);
    }

    boolean contains(double value) {
        return Double.isFinite(value)
                && (minExcluded ? value > min : value >= min)
                && (maxExcluded ? value < max : value <= max);
    }

    /// Some number within.
    double any() {
        if (Double.isInfinite(min)) {
            return Double.isInfinite(max) ? 0 : max - 1;
        }
        if (!minExcluded) {
            return min;
        }
        return Double.isInfinite(max) ? min + 1 : (min + max) / 2;
    }

    @Override
    public String toString() {
        String low = Double.isInfinite(min) ? "" : (minExcluded ? "above " : "at least ") + plain(min);
        String high = Double.isInfinite(max) ? "" : (maxExcluded ? "below " : "at most ") + plain(max);
        if (low.isEmpty() && high.isEmpty()) {
            return "finite";
        }
        return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
