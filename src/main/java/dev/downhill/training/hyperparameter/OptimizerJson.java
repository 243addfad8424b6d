package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.catalogue.Values;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import tools.jackson.databind.node.ObjectNode;

/// The optimizers and their fields.
final class OptimizerJson {

    private static final Range FRACTION = Range.atLeast(0).below(1);

    private static final FieldSpec<Double> BETA1 = FieldSpec.of(
                    "beta1",
                    ValueType.number(FRACTION),
                    0.9,
                    "Decay of the running mean of the gradients, for each step.")
            .advanced();

    private static final FieldSpec<Double> MOMENTUM = FieldSpec.of(
            "momentum", ValueType.number(FRACTION), 0.0, "Share of the last step that is added to the next; 0 is off.");

    private static final FieldSpec<Boolean> NESTEROV = FieldSpec.of(
            "nesterov",
            ValueType.flag(),
            false,
            "Computes the gradient at the point that the momentum leads to; needs a momentum.");

    static final Kinds<OptimizerSpec> KINDS = Kinds.<OptimizerSpec>of(
                    OptimizerSpec.class,
                    "optimizer",
                    "How a step is taken along the gradient.",
                    Kind.of(
                                    "sgd",
                                    OptimizerSpec.Sgd.class,
                                    "Gradient descent, optionally with momentum. Cauchy 1847; Polyak 1964; Nesterov 1983.",
                                    rate(0.01),
                                    MOMENTUM,
                                    NESTEROV,
                                    decay(0))
                            .rule(OptimizerJson::lookAheadNeedsMomentum),
                    Kind.of(
                            "rmsprop",
                            OptimizerSpec.RmsProp.class,
                            "Steps scaled by a running mean of the squared gradients. Tieleman and Hinton 2012.",
                            rate(0.001),
                            FieldSpec.of(
                                            "rho",
                                            ValueType.number(FRACTION),
                                            0.9,
                                            "Decay of the running mean of the squared gradients, for each step.")
                                    .advanced(),
                            MOMENTUM,
                            epsilon(1e-7)),
                    Kind.of(
                            "adagrad",
                            OptimizerSpec.Adagrad.class,
                            "Steps scaled by the sum of all squared gradients. Duchi et al. 2011.",
                            rate(0.01),
                            FieldSpec.of(
                                            "initial_accumulator",
                                            ValueType.number(Range.atLeast(0)),
                                            0.1,
                                            "Initial value of the sum of squared gradients.")
                                    .advanced(),
                            epsilon(1e-7)),
                    Kind.of(
                            "adam",
                            OptimizerSpec.Adam.class,
                            "Steps scaled by running means of the gradients and of their squares. Kingma and Ba 2015.",
                            rate(0.001),
                            BETA1,
                            beta2(0.999),
                            epsilon(1e-7)),
                    Kind.of(
                            "adamw",
                            OptimizerSpec.AdamW.class,
                            "Adam with decoupled weight decay. Loshchilov and Hutter 2019.",
                            rate(0.001),
                            BETA1,
                            beta2(0.999),
                            epsilon(1e-7),
                            decay(0.01)),
                    Kind.of(
                            "nadam",
                            OptimizerSpec.Nadam.class,
                            "Adam with Nesterov's momentum. Dozat 2016.",
                            rate(0.001),
                            BETA1,
                            beta2(0.999),
                            epsilon(1e-7)),
                    Kind.of(
                            "lamb",
                            OptimizerSpec.Lamb.class,
                            "AdamW whose steps are scaled to the norm of each layer's weights. You et al. 2020.",
                            rate(0.001),
                            BETA1,
                            beta2(0.999),
                            epsilon(1e-6),
                            decay(0.01)),
                    Kind.of(
                            "lion",
                            OptimizerSpec.Lion.class,
                            "Steps of one size along the sign of the momentum. Chen et al. 2023.",
                            rate(0.0001),
                            BETA1,
                            beta2(0.99),
                            decay(0.01)))
            .orElse("adam");

    private OptimizerJson() {}

    /// @return a stand-in where something was wrong; the problems of `fields` then say what
    static OptimizerSpec read(JsonObjectReader fields) {
        return KINDS.readOrDefault(fields);
    }

    /// Every field, in the names of the request.
    static ObjectNode write(OptimizerSpec optimizer) {
        return KINDS.write(optimizer);
    }

    private static void lookAheadNeedsMomentum(Values values, JsonObjectReader fields) {
        if (values.get(NESTEROV) && values.get(MOMENTUM) == 0) {
            fields.problem(
                    NESTEROV.name(),
                    "needs_momentum",
                    "Nesterov's look-ahead needs a momentum above 0.",
                    "Set momentum, for instance to 0.9.");
            values.with(NESTEROV, false);
        }
    }

    private static FieldSpec<Double> rate(double fallback) {
        return FieldSpec.of(
                "learning_rate",
                ValueType.number(Range.above(0)),
                fallback,
                "Size of a step, before the schedule scales it.");
    }

    private static FieldSpec<Double> beta2(double fallback) {
        return FieldSpec.of(
                        "beta2",
                        ValueType.number(FRACTION),
                        fallback,
                        "Decay of the second running mean, for each step.")
                .advanced();
    }

    private static FieldSpec<Double> epsilon(double fallback) {
        return FieldSpec.of(
                        "epsilon",
                        ValueType.number(Range.atLeast(1e-12)),
                        fallback,
                        "Added to the divisor of a step, so that nothing is divided by zero.")
                .advanced();
    }

    private static FieldSpec<Double> decay(double fallback) {
        return FieldSpec.of(
                        "weight_decay",
                        ValueType.number(Range.atLeast(0)),
                        fallback,
                        "Share, times the learning rate, by which each step shrinks the weights; biases and"
                                + " normalisation are left alone.")
                .advanced();
    }
}
