package dev.downhill.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of every implementation of the optimizers.
public abstract class OptimizerContract {

    /// More than any vector holds, and no multiple of one.
    private static final int SIZE = 37;

    /// A fresh optimizer as a function that changes the weights.
    protected interface Step {
        void step(double[] weights, double[] gradient, double rate);
    }

    /// @param weights which parameters are weights, of one tensor; the others are biases
    protected abstract Step optimizer(OptimizerSpec spec, boolean... weights);

    /// The largest error that the arithmetic excuses.
    protected abstract double tolerance();

    static Stream<OptimizerSteps> worked() {
        return OptimizerSteps.all().stream();
    }

    @ParameterizedTest
    @MethodSource("worked")
    void fourStepsAreThoseWorkedByHand(OptimizerSteps worked) {
        Step optimizer = optimizer(worked.spec(), true);
        double[] weight = {OptimizerSteps.START};
        List<Double> weights = new ArrayList<>();
        for (double gradient : OptimizerSteps.GRADIENTS) {
            optimizer.step(weight, new double[] {gradient}, OptimizerSteps.RATE);
            weights.add(weight[0]);
        }
        for (int i = 0; i < weights.size(); i++) {
            assertThat(weights.get(i))
                    .as("step %d", i + 1)
                    .isEqualTo(worked.weights().get(i), within(tolerance()));
        }
    }

    /// Bias i has i times the gradient of bias 1 and must move as if it were alone.
    @ParameterizedTest
    @MethodSource("worked")
    void everyBiasMovesOnItsOwn(OptimizerSteps worked) {
        double[] together = new double[SIZE];
        Step optimizer = optimizer(worked.spec(), new boolean[SIZE]);
        for (double gradient : OptimizerSteps.GRADIENTS) {
            double[] gradients = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                gradients[i] = i * gradient;
            }
            optimizer.step(together, gradients, OptimizerSteps.RATE);
        }
        for (int i = 0; i < SIZE; i++) {
            Step alone = optimizer(worked.spec(), false);
            double[] weight = {0};
            for (double gradient : OptimizerSteps.GRADIENTS) {
                alone.step(weight, new double[] {i * gradient}, OptimizerSteps.RATE);
            }
            assertThat(together[i]).as("bias %d", i).isEqualTo(weight[0], within(tolerance()));
        }
    }

    @ParameterizedTest
    @MethodSource("worked")
    void aBiasWithoutGradientStays(OptimizerSteps worked) {
        double[] weight = {0.25};
        Step optimizer = optimizer(worked.spec(), false);
        for (int step = 0; step < 3; step++) {
            optimizer.step(weight, new double[] {0}, OptimizerSteps.RATE);
        }
        assertThat(weight).containsExactly(0.25);
    }

    /// Two weights of one tensor and a bias, down `(g, -g, g)`, `(g, 2g, g)` and so on in turn. With a decay
    /// of 0.1 and an epsilon of 0.5 the directions r of the weights are (0.96667, -0.26667), (-0.02636,
    /// -0.34164), (0.15633, -0.16367), (0.53067, 0.61047), and the trust ratios |w| / |r| are 5 / 1.00277 =
    /// 4.98617, 14.12389, 23.30892, 6.74532.
    @Test
    void lambMovesATensorByAShareOfItsSizeAndABiasAsAdamDoes() {
        List<double[]> worked = List.of(
                new double[] {2.518003690896963, 4.132964499062907, 0.9333333333333333},
                new double[] {2.5552281844254905, 4.615490890528073, 0.9611489389768373},
                new double[] {2.1908463179589495, 4.996994924242869, 0.971068496559832},
                new double[] {1.8328908879945152, 4.585211523925166, 0.9399097322775096});
        Step optimizer = optimizer(new OptimizerSpec.Lamb(0.1, 0.9, 0.999, 0.5, 0.1), true, true, false);
        double[] values = {3, 4, 1};
        for (int i = 0; i < worked.size(); i++) {
            double g = OptimizerSteps.GRADIENTS.get(i);
            optimizer.step(values, new double[] {g, i % 2 == 0 ? -g : 2 * g, g}, OptimizerSteps.RATE);
            assertThat(values).as("step %d", i + 1).containsExactly(worked.get(i), within(8 * tolerance()));
        }
    }

    @Test
    void lambMovesATensorOfZerosAsAdamDoes() {
        Step optimizer = optimizer(new OptimizerSpec.Lamb(0.1, 0.9, 0.999, 0.5, 0), true, true);
        double[] values = {0, 0};
        optimizer.step(values, new double[] {1, 0}, OptimizerSteps.RATE);
        assertThat(values).containsExactly(new double[] {-0.1 / 1.5, 0}, within(tolerance()));
    }

    @Test
    void everyOptimizerIsWorked() {
        assertThat(worked().map(OptimizerSteps::spec).<Class<?>>map(Object::getClass))
                .contains(OptimizerSpec.class.getPermittedSubclasses());
    }
}
