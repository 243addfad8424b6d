package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RocCurveTest {

    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void perfectScoresGoUpBeforeTheyGoRight() {
        RocCurve curve =
                RocCurve.of("a", new float[] {0.1f, 0.9f, 0.2f, 0.8f}, new boolean[] {false, true, false, true}, ONES);

        assertThat(curve.falsePositiveRate()).containsExactly(0.0, 0.0, 0.0, 0.5, 1.0);
        assertThat(curve.truePositiveRate()).containsExactly(0.0, 0.5, 1.0, 1.0, 1.0);
    }

    /// As scikit-learn: `roc_curve([0,1,0,1], [.1,.9,.2,.8], sample_weight=[1,3,4,1])`.
    @Test
    void aRowCountsByItsWeight() {
        boolean[] positive = {false, true, false, true};
        RocCurve curve = RocCurve.of("a", new float[] {0.1f, 0.9f, 0.2f, 0.8f}, positive, new double[] {1, 3, 4, 1});

        assertThat(curve.falsePositiveRate()).containsExactly(0.0, 0.0, 0.0, 0.8, 1.0);
        assertThat(curve.truePositiveRate()).containsExactly(0.0, 0.75, 1.0, 1.0, 1.0);
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {true, false}, new double[] {1, 0}))
                .isFalse();
    }

    @Test
    void equalScoresAreOneStep() {
        RocCurve curve = RocCurve.of("a", new float[] {0.5f, 0.5f, 0.5f}, new boolean[] {true, false, true}, ONES);

        assertThat(curve.falsePositiveRate()).containsExactly(0.0, 1.0);
        assertThat(curve.truePositiveRate()).containsExactly(0.0, 1.0);
    }

    @Test
    void manyRowsLeaveFewPoints() {
        float[] scores = new float[10_000];
        boolean[] positive = new boolean[scores.length];
        double[] weights = new double[scores.length];
        Arrays.fill(weights, 1);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i / 10_000f;
            positive[i] = i % 3 == 0;
        }
        RocCurve curve = RocCurve.of("a", scores, positive, weights);

        assertThat(curve.falsePositiveRate()).hasSizeBetween(150, 202).isSorted();
        assertThat(curve.truePositiveRate().getLast()).isEqualTo(1.0);
    }

    @Test
    void thereIsNoneWithoutTwoSidesOrNumbers() {
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {true, true}, ONES))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {false, false}, ONES))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, Float.NaN}, new boolean[] {true, false}, ONES))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {true, false}, ONES))
                .isTrue();
    }
}
