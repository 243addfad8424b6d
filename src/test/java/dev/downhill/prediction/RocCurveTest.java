package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RocCurveTest {

    @Test
    void perfectScoresGoUpBeforeTheyGoRight() {
        RocCurve curve =
                RocCurve.of("a", new float[] {0.1f, 0.9f, 0.2f, 0.8f}, new boolean[] {false, true, false, true});

        assertThat(curve.falsePositiveRate()).containsExactly(0.0, 0.0, 0.0, 0.5, 1.0);
        assertThat(curve.truePositiveRate()).containsExactly(0.0, 0.5, 1.0, 1.0, 1.0);
    }

    @Test
    void equalScoresAreOneStep() {
        RocCurve curve = RocCurve.of("a", new float[] {0.5f, 0.5f, 0.5f}, new boolean[] {true, false, true});

        assertThat(curve.falsePositiveRate()).containsExactly(0.0, 1.0);
        assertThat(curve.truePositiveRate()).containsExactly(0.0, 1.0);
    }

    @Test
    void manyRowsLeaveFewPoints() {
        float[] scores = new float[10_000];
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i / 10_000f;
            positive[i] = i % 3 == 0;
        }
        RocCurve curve = RocCurve.of("a", scores, positive);

        assertThat(curve.falsePositiveRate()).hasSizeBetween(150, 202).isSorted();
        assertThat(curve.truePositiveRate().getLast()).isEqualTo(1.0);
    }

    @Test
    void thereIsNoneWithoutTwoSidesOrNumbers() {
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {true, true}))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {false, false}))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, Float.NaN}, new boolean[] {true, false}))
                .isFalse();
        assertThat(RocCurve.exists(new float[] {0.1f, 0.2f}, new boolean[] {true, false}))
                .isTrue();
    }
}
