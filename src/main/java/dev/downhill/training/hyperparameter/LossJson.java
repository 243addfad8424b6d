package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The losses: a name, or an object where it has a parameter that is not to be the default.
final class LossJson {

    private static final String AUTO = "auto";

    /// A guard against typing errors: further from one standard deviation, Huber's loss is one of those it is
    /// made of.
    private static final FieldSpec<Double> DELTA = FieldSpec.of(
            "delta",
            ValueType.number(Range.between(1e-6, 1e6)),
            1.0,
            "Error at which squared becomes absolute, in standard deviations of the target.");

    /// As documents show them; what `auto` stands for depends on the task.
    static final Kinds<Loss> KINDS = kinds(Loss.Plain.MSE);

    static final FieldSpec<Loss> FIELD = FieldSpec.optional(
                    "loss",
                    KINDS.fieldOrName(),
                    "The function to minimize; `auto` is cross_entropy for classes and mse for a number.")
            .shownDefault(StringNode.valueOf(AUTO));

    private LossJson() {}

    /// @param auto the loss where the body names none
    /// @return a stand-in where something was wrong; the problems of `body` then say what
    static Loss read(JsonObjectReader body, Loss auto) {
        return kinds(auto).fieldOrName().read(body, FIELD.name()).orElse(auto);
    }

    /// With its parameter: an object where it has one, else the name.
    static JsonNode write(Loss loss) {
        return FIELD.type().write(loss);
    }

    private static Kinds<Loss> kinds(Loss auto) {
        return Kinds.<Loss>of(
                Loss.class,
                "loss",
                "The function to minimize.",
                Kind.alias(AUTO, auto, "cross_entropy for classes, mse for a number."),
                Kind.constant(
                        "cross_entropy",
                        Loss.Plain.CROSS_ENTROPY,
                        "Minus the logarithm of the true class's probability."),
                Kind.constant(
                        "binary_cross_entropy",
                        Loss.Plain.BINARY_CROSS_ENTROPY,
                        "Cross-entropy for two classes, with a single output."),
                Kind.constant("mse", Loss.Plain.MSE, "Mean of the squared errors."),
                Kind.constant("mae", Loss.Plain.MAE, "Mean of the absolute errors."),
                Kind.of(
                        "huber",
                        Loss.Huber.class,
                        "Squared errors up to `delta`, absolute errors beyond. Huber 1964.",
                        DELTA));
    }
}
