package dev.downhill.nn.spec;

/// Checks that name field and value.
final class Guards {

    private Guards() {}

    static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " = " + value + " must lie between " + min + " and " + max);
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " must be finite");
        }
    }

    static void nonNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " must be finite and not negative");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " must be finite and above 0");
        }
    }

    /// An epsilon keeps a division by zero away, so it must not vanish in float arithmetic itself.
    static void epsilon(double value) {
        if (!(value >= 1e-12) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("epsilon = " + value + " must be finite and at least 1.0E-12");
        }
    }

    /// What all descendants of Adam have in common.
    static void moments(double learningRate, double beta1, double beta2) {
        positive("learning_rate", learningRate);
        fraction("beta1", beta1);
        fraction("beta2", beta2);
    }

    static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " = " + value + " must be above 0 and at most 1");
        }
    }

    static void atLeastOne(String name, double value) {
        if (!(value >= 1) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " must be finite and at least 1");
        }
    }

    static void fraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " = " + value + " must be at least 0 and below 1");
        }
    }
}
