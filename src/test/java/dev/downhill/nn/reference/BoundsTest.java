package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.GradientClipping;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// By hand, with vectors of 3, 4, 5.
class BoundsTest {

    private static final Offset<Double> EXACT = within(1e-15);

    @Test
    void aValueIsCutOnBothSides() {
        assertThat(clipped(new GradientClipping(2.0, null), 3, -4, 1)).containsExactly(2, -2, 1);
    }

    @Test
    void aNormScalesAllAlike() {
        assertThat(clipped(new GradientClipping(null, 1.0), 3, -4, 0))
                .containsExactly(new double[] {0.6, -0.8, 0}, EXACT);
        assertThat(clipped(new GradientClipping(null, 5.0), 3, -4, 0)).containsExactly(3, -4, 0);
    }

    /// (3, 40) is cut to (3, 4), whose norm of 5 is scaled to 2.5.
    @Test
    void valuesAreCutBeforeTheNorm() {
        assertThat(clipped(new GradientClipping(4.0, 2.5), 3, 40)).containsExactly(new double[] {1.5, 2}, EXACT);
    }

    @Test
    void noClippingChangesNothing() {
        assertThat(clipped(null, 3, -40)).containsExactly(3, -40);
    }

    /// A tensor `[2, 2]`: unit 0 has the weights 3 and 4, unit 1 has 0.3 and 0.4; the bias of 9 is none.
    @Test
    void theWeightsIntoAUnitAreScaledTogether() {
        Tensors tensors = new Tensors(
                new boolean[] {true, true, true, true, false}, new int[] {0, 0, 0, 0, 1}, new int[] {0, 1, 0, 1, 0});
        double[] parameters = {3, 0.3, 4, 0.4, 9};
        Bounds.maxNorm(0, parameters, tensors);
        assertThat(parameters).containsExactly(3, 0.3, 4, 0.4, 9);
        Bounds.maxNorm(1, parameters, tensors);
        assertThat(parameters).containsExactly(new double[] {0.6, 0.3, 0.8, 0.4, 9}, EXACT);
    }

    private static double[] clipped(@Nullable GradientClipping clipping, double... gradient) {
        Bounds.clip(clipping, gradient);
        return gradient;
    }
}
