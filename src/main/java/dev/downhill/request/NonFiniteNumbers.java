package dev.downhill.request;

import org.jspecify.annotations.Nullable;

/// The names of the numbers that JSON cannot write.
public final class NonFiniteNumbers {

    private NonFiniteNumbers() {}

    /// `nan`, `inf` or `-inf`; null for a finite number.
    public static @Nullable String word(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : null;
    }
}
