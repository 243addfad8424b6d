package dev.downhill.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.reference.Losses;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Six answers that should be yes, yes, yes, no, no, no, and what a network said: where this project began.
///
/// ```
/// expected     1     1     1     0     0     0 predicted   .71   .23   .55   .12   .44   .05 error      +.29
/// +.77  +.45  -.12  -.44  -.05
/// ```
class WorkedExampleTest {

    private static final double[] EXPECTED = {1, 1, 1, 0, 0, 0};
    private static final double[] PREDICTED = {.71, .23, .55, .12, .44, .05};
    private static final double[] REVERSED = {0, 0, 0, 1, 1, 1};
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> TWO_PLACES = within(0.005);

    @Test
    void meanErrorOfTheExampleIsFifteenHundredths() {
        assertThat(meanError(PREDICTED)).isEqualTo(0.90 / 6, EXACT).isEqualTo(0.15, EXACT);
    }

    @Test
    void meanAbsoluteErrorOfTheExampleIsThirtyFiveHundredths() {
        assertThat(mean(Loss.Plain.MAE, PREDICTED)).isEqualTo(2.12 / 6, EXACT).isEqualTo(0.35, TWO_PLACES);
    }

    /// Signed errors are no cost: wrong answers in both directions cancel, and the worst prediction looks perfect.
    @Test
    void theReversedPredictionHasAMeanErrorOfZeroAndAnAbsoluteErrorOfOne() {
        assertThat(meanError(REVERSED)).isZero();
        assertThat(meanError(EXPECTED)).isZero();
        assertThat(mean(Loss.Plain.MAE, REVERSED)).isEqualTo(1);
        assertThat(mean(Loss.Plain.MAE, EXPECTED)).isZero();
    }

    @Test
    void squaredErrorAndCrossEntropyOfTheExample() {
        assertThat(mean(Loss.Plain.MSE, PREDICTED)).isEqualTo(1.09 / 6, EXACT);
        assertThat(mean(Loss.Plain.BINARY_CROSS_ENTROPY, PREDICTED)).isEqualTo(3.168948 / 6, within(1e-6));
    }

    /// The second answer, .23 instead of 1, is 36 % of the absolute error, 54 % of the squared one and 46 %
    /// of the cross-entropy.
    @Test
    void squaredErrorAndCrossEntropyWeighTheLargestErrorMost() {
        assertThat(shareOfWorst(Loss.Plain.MAE)).isEqualTo(0.77 / 2.12, EXACT).isEqualTo(0.363, within(0.0005));
        assertThat(shareOfWorst(Loss.Plain.MSE)).isEqualTo(0.5929 / 1.09, EXACT).isEqualTo(0.544, within(0.0005));
        assertThat(shareOfWorst(Loss.Plain.BINARY_CROSS_ENTROPY)).isEqualTo(0.464, within(0.0005));
    }

    /// From an error of .5 to one of .99 the absolute error doubles, the squared one nearly quadruples, and
    /// cross-entropy, which has no bound, grows most.
    @Test
    void crossEntropyPunishesTheConfidentlyWrongMost() {
        assertThat(growth(Loss.Plain.MAE)).isEqualTo(1.98, EXACT);
        assertThat(growth(Loss.Plain.MSE)).isEqualTo(3.92, TWO_PLACES);
        assertThat(growth(Loss.Plain.BINARY_CROSS_ENTROPY)).isEqualTo(6.64, TWO_PLACES);
    }

    private static double growth(Loss loss) {
        return cost(loss, 0.01, 1) / cost(loss, 0.5, 1);
    }

    private static double shareOfWorst(Loss loss) {
        return cost(loss, PREDICTED[1], EXPECTED[1]) / (EXPECTED.length * mean(loss, PREDICTED));
    }

    /// What is no cost: the mean of the signed errors.
    private static double meanError(double[] predicted) {
        double sum = 0;
        for (int i = 0; i < EXPECTED.length; i++) {
            sum += EXPECTED[i] - predicted[i];
        }
        return sum / EXPECTED.length;
    }

    private static double mean(Loss loss, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < EXPECTED.length; i++) {
            sum += cost(loss, predicted[i], EXPECTED[i]);
        }
        return sum / EXPECTED.length;
    }

    /// The logit of p is `log(p / (1 - p))`: the network's number before the sigmoid.
    private static double cost(Loss loss, double predicted, double expected) {
        return switch (loss) {
            case Loss.Huber _ -> Losses.cost(loss, Link.LINEAR, new double[] {predicted}, expected);
            case Loss.Plain.MSE, Loss.Plain.MAE -> Losses.cost(loss, Link.LINEAR, new double[] {predicted}, expected);
            case Loss.Plain.BINARY_CROSS_ENTROPY ->
                Losses.cost(loss, Link.SIGMOID, new double[] {Math.log(predicted / (1 - predicted))}, expected);
            case Loss.Plain.CROSS_ENTROPY ->
                throw new IllegalArgumentException("the example has one answer, not one a class");
        };
    }
}
