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

/// What every implementation of the optimizers does.
public abstract class OptimizerContract {

    /// More than any vector holds, and no multiple of one.
    private static final int SIZE = 37;

    /// A fresh optimizer as a function that changes the weights.
    protected interface Step {
        void step(double[] weights, double[] gradient, double rate);
    }

    protected abstract Step optimizer(OptimizerSpec spec, int size);

    /// The largest error that the arithmetic excuses.
    protected abstract double tolerance();

    static Stream<OptimizerSteps> worked() {
        return OptimizerSteps.all().stream();
    }

    @ParameterizedTest
    @MethodSource("worked")
    void fourStepsAreThoseWorkedByHand(OptimizerSteps worked) {
        Step optimizer = optimizer(worked.spec(), 1);
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

    /// Weight i has i times the gradient of weight 1 and must move as if it were alone.
    @ParameterizedTest
    @MethodSource("worked")
    void everyWeightMovesOnItsOwn(OptimizerSteps worked) {
        double[] together = new double[SIZE];
        Step optimizer = optimizer(worked.spec(), SIZE);
        for (double gradient : OptimizerSteps.GRADIENTS) {
            double[] gradients = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                gradients[i] = i * gradient;
            }
            optimizer.step(together, gradients, OptimizerSteps.RATE);
        }
        for (int i = 0; i < SIZE; i++) {
            Step alone = optimizer(worked.spec(), 1);
            double[] weight = {0};
            for (double gradient : OptimizerSteps.GRADIENTS) {
                alone.step(weight, new double[] {i * gradient}, OptimizerSteps.RATE);
            }
            assertThat(together[i]).as("weight %d", i).isEqualTo(weight[0], within(tolerance()));
        }
    }

    @ParameterizedTest
    @MethodSource("worked")
    void aWeightWithoutGradientStays(OptimizerSteps worked) {
        double[] weight = {0.25};
        Step optimizer = optimizer(worked.spec(), 1);
        for (int step = 0; step < 3; step++) {
            optimizer.step(weight, new double[] {0}, OptimizerSteps.RATE);
        }
        assertThat(weight).containsExactly(0.25);
    }

    @Test
    void everyOptimizerIsWorked() {
        assertThat(worked().map(OptimizerSteps::spec).<Class<?>>map(Object::getClass))
                .contains(OptimizerSpec.class.getPermittedSubclasses());
    }
}
