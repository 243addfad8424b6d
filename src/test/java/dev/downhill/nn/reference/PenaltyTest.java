package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Regularization;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// By hand: `0.1 (|-2| + |3| + |0|) + 0.01 (4 + 9 + 0)`; the fourth value is a bias.
class PenaltyTest {

    private static final Offset<Double> EXACT = within(1e-15);
    private static final double[] PARAMETERS = {-2, 3, 0, 5};
    private static final boolean[] KERNELS = {true, true, true, false};
    private static final Regularization BOTH = new Regularization(0.1, 0.01, 0, 0);

    @Test
    void costIsAbsoluteAndSquaredWeightsWithoutBiases() {
        assertThat(Penalty.cost(BOTH, PARAMETERS, KERNELS)).isEqualTo(0.63, EXACT);
    }

    @Test
    void gradientIsAddedToThatOfTheLoss() {
        double[] gradient = {1, 1, 1, 1};
        Penalty.addGradient(BOTH, PARAMETERS, KERNELS, gradient);
        assertThat(gradient).containsExactly(new double[] {1 - 0.1 - 0.04, 1 + 0.1 + 0.06, 1, 1}, EXACT);
    }

    @Test
    void noneChangesNothing() {
        double[] gradient = {1, 1, 1, 1};
        Penalty.addGradient(Regularization.NONE, PARAMETERS, KERNELS, gradient);
        assertThat(gradient).containsOnly(1);
        assertThat(Penalty.cost(Regularization.NONE, PARAMETERS, KERNELS)).isZero();
    }
}
