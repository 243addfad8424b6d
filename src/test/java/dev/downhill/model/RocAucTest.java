package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocAucTest {

    private static RocAuc of(double[] scores, boolean... positives) {
        RocAuc roc = new RocAuc(scores.length);
        for (int i = 0; i < scores.length; i++) {
            roc.add(scores[i], positives[i]);
        }
        return roc;
    }

    @Test
    void perfectOrderIsOneAndReversedOrderIsZero() {
        double[] scores = {0.1, 0.2, 0.8, 1.0};

        assertThat(of(scores, false, false, true, true).area()).isEqualTo(1.0);
        assertThat(of(scores, true, true, false, false).area()).isEqualTo(0.0);
    }

    /// Pairs (positive, negative): 0.8 beats 0.1 and 0.4, 0.4 beats 0.1 and ties with 0.4: 3.5 of 4.
    @Test
    void tiesCountHalf() {
        assertThat(of(new double[] {0.1, 0.4, 0.4, 0.8}, false, false, true, true)
                        .area())
                .isEqualTo(3.5 / 4);
        assertThat(of(new double[] {0, 0, 0, 0}, false, true, true, false).area())
                .isEqualTo(0.5);
    }

    @Test
    void oneSidedRowsHaveNoArea() {
        assertThat(of(new double[] {0.1, 0.2}, true, true).area()).isNull();
        assertThat(of(new double[] {0.1, 0.2}, false, false).area()).isNull();
        assertThat(new RocAuc(0).area()).isNull();
        assertThat(of(new double[] {0.1, Double.NaN}, true, false).area()).isNull();
    }

    @Test
    void areaIsTheShareOfRightlyOrderedPairs() {
        Random random = new Random(7);
        int rows = 500;
        double[] scores = new double[rows];
        boolean[] positives = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = random.nextInt(40) / 40.0;
            positives[i] = random.nextDouble() < scores[i];
        }
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                if (positives[i] && !positives[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        assertThat(of(scores, positives).area()).isCloseTo(won / pairs, within(1e-12));
    }
}
