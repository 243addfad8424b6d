package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.NetworkCase;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// By hand, with logits `ln 1, ln 2, ln 5`, whose softmax is 1/8, 2/8, 5/8.
class LossesTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final double[] LOGITS = {0, Math.log(2), Math.log(5)};

    @Test
    void softmaxIsTheShareOfEachExponential() {
        assertThat(Links.predictions(Link.SOFTMAX, LOGITS)).containsExactly(new double[] {0.125, 0.25, 0.625}, EXACT);
    }

    @Test
    void crossEntropyIsTheSurpriseAtTheTrueClass() {
        assertThat(Losses.cost(Loss.Plain.CROSS_ENTROPY, Link.SOFTMAX, LOGITS, 1))
                .isEqualTo(Math.log(4), EXACT);
        assertThat(Losses.gradient(Loss.Plain.CROSS_ENTROPY, Link.SOFTMAX, LOGITS, 1))
                .containsExactly(new double[] {0.125, -0.75, 0.625}, EXACT);
    }

    @Test
    void squaredErrorOfClassesIsTheMeanOverTheClasses() {
        // (1/64 + 9/16 + 25/64) / 3 = 62/64 / 3; dC/dp = 2/3 (1/8, -3/4, 5/8), and through the softmax
        // dz_j = p_j (dp_j - sum_i p_i dp_i) with sum_i p_i dp_i = 2/3 (1/64 - 3/16 + 25/64) = 2/3 · 14/64.
        double mean = 14.0 / 64;
        assertThat(Losses.cost(Loss.Plain.MSE, Link.SOFTMAX, LOGITS, 1)).isEqualTo(62.0 / 192, EXACT);
        assertThat(Losses.gradient(Loss.Plain.MSE, Link.SOFTMAX, LOGITS, 1))
                .containsExactly(
                        new double[] {
                            2.0 / 3 * 0.125 * (0.125 - mean),
                            2.0 / 3 * 0.25 * (-0.75 - mean),
                            2.0 / 3 * 0.625 * (0.625 - mean)
                        },
                        EXACT);
    }

    @Test
    void absoluteErrorOfClassesIsTheMeanOverTheClasses() {
        // dC/dp = (1, -1, 1)/3, sum_i p_i dp_i = (1/8 - 2/8 + 5/8)/3 = 1/6
        assertThat(Losses.cost(Loss.Plain.MAE, Link.SOFTMAX, LOGITS, 1)).isEqualTo(0.5, EXACT);
        assertThat(Losses.gradient(Loss.Plain.MAE, Link.SOFTMAX, LOGITS, 1))
                .containsExactly(new double[] {1.0 / 48, -1.0 / 8, 5.0 / 48}, EXACT);
    }

    @Test
    void binaryCrossEntropyIsTheSurpriseAtTheTrueAnswer() {
        double[] z = {Math.log(3)}; // sigmoid 3/4
        assertThat(Losses.cost(Loss.Plain.BINARY_CROSS_ENTROPY, Link.SIGMOID, z, 1))
                .isEqualTo(Math.log(4.0 / 3), EXACT);
        assertThat(Losses.cost(Loss.Plain.BINARY_CROSS_ENTROPY, Link.SIGMOID, z, 0))
                .isEqualTo(Math.log(4), EXACT);
        assertThat(Losses.gradient(Loss.Plain.BINARY_CROSS_ENTROPY, Link.SIGMOID, z, 1))
                .containsExactly(new double[] {-0.25}, EXACT);
        assertThat(Losses.gradient(Loss.Plain.BINARY_CROSS_ENTROPY, Link.SIGMOID, z, 0))
                .containsExactly(new double[] {0.75}, EXACT);
    }

    @Test
    void errorsOfANumberAreSquaredOrAbsolute() {
        double[] z = {2.5};
        assertThat(Losses.cost(Loss.Plain.MSE, Link.LINEAR, z, 1)).isEqualTo(2.25, EXACT);
        assertThat(Losses.gradient(Loss.Plain.MSE, Link.LINEAR, z, 1)).containsExactly(new double[] {3}, EXACT);
        assertThat(Losses.cost(Loss.Plain.MAE, Link.LINEAR, z, 4)).isEqualTo(1.5, EXACT);
        assertThat(Losses.gradient(Loss.Plain.MAE, Link.LINEAR, z, 4)).containsExactly(new double[] {-1}, EXACT);
    }

    /// Up to an error of 1 half its square, then as steep as there.
    @Test
    void huberIsSquaredForSmallErrorsAndAbsoluteForLargeOnes() {
        double[] z = {2.5};
        assertThat(Losses.cost(new Loss.Huber(1), Link.LINEAR, z, 2)).isEqualTo(0.125, EXACT);
        assertThat(Losses.cost(new Loss.Huber(1), Link.LINEAR, z, 1.5)).isEqualTo(0.5, EXACT);
        assertThat(Losses.cost(new Loss.Huber(1), Link.LINEAR, z, 6)).isEqualTo(3, EXACT);
        assertThat(Losses.gradient(new Loss.Huber(1), Link.LINEAR, z, 2)).containsExactly(new double[] {0.5}, EXACT);
        assertThat(Losses.gradient(new Loss.Huber(1), Link.LINEAR, z, 6)).containsExactly(new double[] {-1}, EXACT);
        assertThat(Losses.gradient(new Loss.Huber(1), Link.LINEAR, z, -6)).containsExactly(new double[] {1}, EXACT);
    }

    /// `2 (|e| - 1)` beyond an error of 2.
    @Test
    void huberTurnsAtItsDelta() {
        Loss huber = new Loss.Huber(2);
        double[] z = {2.5};
        assertThat(Losses.cost(huber, Link.LINEAR, z, 1)).isEqualTo(1.125, EXACT);
        assertThat(Losses.cost(huber, Link.LINEAR, z, 6)).isEqualTo(5, EXACT);
        assertThat(Losses.gradient(huber, Link.LINEAR, z, 1)).containsExactly(new double[] {1.5}, EXACT);
        assertThat(Losses.gradient(huber, Link.LINEAR, z, 6)).containsExactly(new double[] {-2}, EXACT);
    }

    @Test
    void absoluteErrorIsFlatWhereThePredictionIsRight() {
        assertThat(Losses.gradient(Loss.Plain.MAE, Link.LINEAR, new double[] {4}, 4))
                .containsExactly(0);
    }

    @Test
    void hugeLogitsStayFinite() {
        double[] z = {-1000, 1000};
        assertThat(Losses.cost(Loss.Plain.CROSS_ENTROPY, Link.SOFTMAX, z, 0)).isEqualTo(2000, EXACT);
        assertThat(Losses.cost(Loss.Plain.CROSS_ENTROPY, Link.SOFTMAX, z, 1)).isZero();
        assertThat(Losses.cost(Loss.Plain.BINARY_CROSS_ENTROPY, Link.SIGMOID, new double[] {-1000}, 1))
                .isEqualTo(1000, EXACT);
        assertThat(Losses.gradient(Loss.Plain.CROSS_ENTROPY, Link.SOFTMAX, z, 0))
                .containsExactly(-1, 1);
    }

    @Test
    void aLossThatDoesNotFitTheLinkIsRefused() {
        for (Loss loss : NetworkCase.losses()) {
            for (Link link : Link.values()) {
                if (!NetworkCase.fits(loss, link)) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> Losses.cost(loss, link, new double[] {1}, 0))
                            .withMessageContainingAll(loss.name(), link.name());
                }
            }
        }
    }
}
