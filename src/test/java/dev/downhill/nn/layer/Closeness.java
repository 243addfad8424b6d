package dev.downhill.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/// Compares numbers in float with those of the reference.
final class Closeness {

    private static final double TOLERANCE = 1e-4;

    /// Below this nothing is compared relatively.
    private static final double LEAST_SCALE = 1e-3;

    private Closeness() {}

    /// Every value to 1e-4 of the largest: float sums lose digits by the size of their terms, not of their result.
    ///
    /// @param actual at least as long as `expected`
    static void check(String what, float[] actual, double[] expected) {
        double scale = Math.max(
                LEAST_SCALE, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]) / scale)
                    .as(
                            "%s %d of %d: %s, reference %s, scale %s",
                            what, i, expected.length, actual[i], expected[i], scale)
                    .isLessThan(TOLERANCE);
        }
    }

    static void check(String what, double actual, double expected) {
        assertThat(Math.abs(actual - expected) / Math.max(LEAST_SCALE, Math.abs(expected)))
                .as("%s: %s, reference %s", what, actual, expected)
                .isLessThan(TOLERANCE);
    }
}
