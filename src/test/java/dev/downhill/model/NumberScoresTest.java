package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NumberScoresTest {

    /// Training rows of mean 10 and deviation 2.
    private static final Target.Numeric PRICE = new Target.Numeric("price", 10, 2);

    /// Truths 8, 12, 14, predictions 10, 12, 11: errors 2, 0, -3; the mean is off by 2, -2, -4.
    private static Evaluation threeRows(Loss loss, double lossSum) {
        NumberScores scores = new NumberScores(PRICE, loss);
        scores.score(new float[] {0, 1}, new float[] {-1, 1}, new float[] {1, 1}, 2, lossSum);
        scores.score(new float[] {0.5f, 99}, new float[] {2, 99}, new float[] {1, 1}, 1, 0);
        return scores.evaluation();
    }

    @Test
    void threeRowsGiveTheFiguresComputedByHand() {
        Evaluation evaluation = threeRows(Loss.Plain.MSE, 3.25);

        assertThat(evaluation.rows()).isEqualTo(3);
        assertThat(evaluation.mae()).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(evaluation.rmse()).isCloseTo(Math.sqrt(13 / 3.0), within(1e-12));
        // The truths' own mean is 34 / 3: squares 100/9 + 4/9 + 64/9.
        assertThat(evaluation.r2()).isCloseTo(1 - 13 / (168 / 9.0), within(1e-12));
        Evaluation.Baseline baseline = Objects.requireNonNull(evaluation.baseline());
        assertThat(baseline.mae()).isCloseTo(8 / 3.0, within(1e-12));
        assertThat(baseline.rmse()).isCloseTo(Math.sqrt(24 / 3.0), within(1e-12));
        assertThat(evaluation.accuracy()).isNull();
        assertThat(evaluation.classes()).isNull();
    }

    /// Standardised errors 1, 0, -1.5: squares 3.25, absolute 2.5, Huber's 1.5. Those of the mean are 1, -1, -2.
    @Test
    void lossIsOfTheStandardisedTargetAsInTraining() {
        assertLosses(Loss.Plain.MSE, 3.25, 6 / 3.0);
        assertLosses(Loss.Plain.MAE, 2.5, 4 / 3.0);
        assertLosses(new Loss.Huber(1), 1.5, (0.5 + 0.5 + 1.5) / 3.0);
        assertLosses(new Loss.Huber(3), 1.5, (0.5 + 0.5 + 2) / 3.0);
    }

    private static void assertLosses(Loss loss, double lossSum, double baseline) {
        Evaluation evaluation = threeRows(loss, lossSum);
        assertThat(evaluation.loss()).isCloseTo(lossSum / 3, within(1e-12));
        assertThat(Objects.requireNonNull(evaluation.baseline()).loss()).isCloseTo(baseline, within(1e-12));
    }

    @Test
    void targetThatDoesNotVaryHasNoR2() {
        NumberScores scores = new NumberScores(PRICE, Loss.Plain.MSE);
        scores.score(new float[] {0, 1}, new float[] {1, 1}, new float[] {1, 1}, 2, 1);

        assertThat(scores.evaluation().r2()).isNull();
    }

    @Test
    void noRowsGiveNoFigures() {
        assertThat(new NumberScores(PRICE, Loss.Plain.MSE).evaluation()).isEqualTo(Evaluation.ofNothing());
    }
}
