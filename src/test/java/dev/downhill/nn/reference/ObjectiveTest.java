package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// By hand, with logits `ln 1, ln 2, ln 5`, whose softmax is 1/8, 2/8, 5/8, and class 1 as the truth.
class ObjectiveTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final double[] LOGITS = {0, Math.log(2), Math.log(5)};

    /// Wanted are (0.1, 0.8, 0.1) instead of (0, 1, 0).
    @Test
    void smoothingSpreadsItsShareOverAllClasses() {
        assertThat(gradient(0.3, List.of())).containsExactly(new double[] {0.025, -0.55, 0.525}, EXACT);
    }

    @Test
    void aRowCountsByTheWeightOfItsClass() {
        assertThat(gradient(0, List.of(7.0, 2.0, 7.0))).containsExactly(new double[] {0.25, -1.5, 1.25}, EXACT);
        assertThat(gradient(0.3, List.of(7.0, 2.0, 7.0))).containsExactly(new double[] {0.05, -1.1, 1.05}, EXACT);
    }

    @Test
    void withoutEitherItIsTheLoss() {
        assertThat(gradient(0, List.of())).containsExactly(new double[] {0.125, -0.75, 0.625}, EXACT);
    }

    private static double[] gradient(double smoothing, List<Double> weights) {
        return new Objective(Loss.Plain.CROSS_ENTROPY, smoothing, weights).gradient(Link.SOFTMAX, LOGITS, 1);
    }
}
