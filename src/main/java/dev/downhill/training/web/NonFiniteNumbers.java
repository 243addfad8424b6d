package dev.downhill.training.web;

import org.jspecify.annotations.Nullable;

/// The names of the numbers that JSON cannot write.
final class NonFiniteNumbers {

    private NonFiniteNumbers() {}

    /// `nan`, `inf` or `-inf`; null for a finite number.
    static @Nullable String word(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : null;
    }
}
