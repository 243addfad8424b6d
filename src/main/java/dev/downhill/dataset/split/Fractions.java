package dev.downhill.dataset.split;

import java.util.Arrays;

/// The fractions of the rows in each part; they sum to 1.
public record Fractions(double train, double validation, double test) {

    private static final double TOLERANCE = 1e-6;

    /// @throws IllegalArgumentException if the fractions are no fractions, or do not sum to 1
    static void require(double train, double validation, double test) {
        if (!(train > 0) || !(validation >= 0) || !(test >= 0)) {
            throw new IllegalArgumentException(
                    "fractions " + train + ", " + validation + ", " + test + ": train must be above 0, no other below");
        }
        if (Math.abs(train + validation + test - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "fractions " + train + ", " + validation + ", " + test + " do not sum to 1");
        }
    }

    double[] parts() {
        return new double[] {train, validation, test};
    }

    int partsAsked() {
        return (int) Arrays.stream(parts()).filter(fraction -> fraction > 0).count();
    }
}
