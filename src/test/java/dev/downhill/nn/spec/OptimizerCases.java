package dev.downhill.nn.spec;

import static dev.downhill.nn.spec.RecordGuardsTest.epsilon;
import static dev.downhill.nn.spec.RecordGuardsTest.fraction;
import static dev.downhill.nn.spec.RecordGuardsTest.nonNegative;
import static dev.downhill.nn.spec.RecordGuardsTest.positive;

import dev.downhill.nn.spec.OptimizerSpec.Adagrad;
import dev.downhill.nn.spec.OptimizerSpec.Adam;
import dev.downhill.nn.spec.OptimizerSpec.AdamW;
import dev.downhill.nn.spec.OptimizerSpec.Lamb;
import dev.downhill.nn.spec.OptimizerSpec.Lion;
import dev.downhill.nn.spec.OptimizerSpec.Nadam;
import dev.downhill.nn.spec.OptimizerSpec.RmsProp;
import dev.downhill.nn.spec.OptimizerSpec.Sgd;
import java.util.List;

/// Values that the records of optimizers must refuse.
final class OptimizerCases {

    /// The arguments that all descendants of Adam begin with.
    @FunctionalInterface
    private interface Moments {
        OptimizerSpec of(double rate, double beta1, double beta2);
    }

    private OptimizerCases() {}

    static void add(List<RecordGuardsTest.Case> cases) {
        positive(cases, "learning_rate", rate -> new Sgd(rate, 0, false, 0));
        fraction(cases, "momentum", momentum -> new Sgd(0.1, momentum, false, 0));
        nonNegative(cases, "weight_decay", decay -> new Sgd(0.1, 0, false, decay));
        positive(cases, "learning_rate", rate -> new RmsProp(rate, 0.9, 0, 1e-7));
        fraction(cases, "rho", rho -> new RmsProp(0.1, rho, 0, 1e-7));
        fraction(cases, "momentum", momentum -> new RmsProp(0.1, 0.9, momentum, 1e-7));
        epsilon(cases, epsilon -> new RmsProp(0.1, 0.9, 0, epsilon));
        positive(cases, "learning_rate", rate -> new Adagrad(rate, 0.1, 1e-7));
        nonNegative(cases, "initial_accumulator", initial -> new Adagrad(0.1, initial, 1e-7));
        epsilon(cases, epsilon -> new Adagrad(0.1, 0.1, epsilon));
        moments(cases, (rate, beta1, beta2) -> new Adam(rate, beta1, beta2, 1e-7));
        epsilon(cases, epsilon -> new Adam(0.1, 0.9, 0.999, epsilon));
        moments(cases, (rate, beta1, beta2) -> new AdamW(rate, beta1, beta2, 1e-7, 0));
        epsilon(cases, epsilon -> new AdamW(0.1, 0.9, 0.999, epsilon, 0));
        nonNegative(cases, "weight_decay", decay -> new AdamW(0.1, 0.9, 0.999, 1e-7, decay));
        moments(cases, (rate, beta1, beta2) -> new Nadam(rate, beta1, beta2, 1e-7));
        epsilon(cases, epsilon -> new Nadam(0.1, 0.9, 0.999, epsilon));
        moments(cases, (rate, beta1, beta2) -> new Lamb(rate, beta1, beta2, 1e-7, 0));
        epsilon(cases, epsilon -> new Lamb(0.1, 0.9, 0.999, epsilon, 0));
        nonNegative(cases, "weight_decay", decay -> new Lamb(0.1, 0.9, 0.999, 1e-7, decay));
        moments(cases, (rate, beta1, beta2) -> new Lion(rate, beta1, beta2, 0));
        nonNegative(cases, "weight_decay", decay -> new Lion(0.1, 0.9, 0.99, decay));
    }

    private static void moments(List<RecordGuardsTest.Case> cases, Moments optimizer) {
        positive(cases, "learning_rate", rate -> optimizer.of(rate, 0.9, 0.999));
        fraction(cases, "beta1", beta1 -> optimizer.of(0.1, beta1, 0.999));
        fraction(cases, "beta2", beta2 -> optimizer.of(0.1, 0.9, beta2));
    }
}
