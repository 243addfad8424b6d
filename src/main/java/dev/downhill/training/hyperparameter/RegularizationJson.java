package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.catalogue.Values;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Regularization of a training as declared fields: `regularization`, `gradient_clipping` and `class_weight`.
final class RegularizationJson {

    private static final ValueType<Double> NOT_NEGATIVE = ValueType.number(Range.atLeast(0));
    private static final ValueType<Double> POSITIVE = ValueType.number(Range.above(0));

    private static final FieldSpec<Double> LABEL_SMOOTHING = FieldSpec.of(
            "label_smoothing",
            ValueType.number(Range.atLeast(0).below(1)),
            0.0,
            "Share of the target probability that is spread over all classes, for cross_entropy."
                    + " Szegedy et al. 2016.");

    static final RecordSpec<Regularization> REGULARIZATION = RecordSpec.of(
            Regularization.class,
            "regularization",
            "Penalties and limits against overfitting.",
            FieldSpec.of("l1", NOT_NEGATIVE, 0.0, "Adds l1 Σ|w| over the weights to the loss."),
            FieldSpec.of("l2", NOT_NEGATIVE, 0.0, "Adds l2 Σw² over the weights to the loss."),
            FieldSpec.of(
                    "max_norm",
                    NOT_NEGATIVE,
                    0.0,
                    "Largest Euclidean norm of the weights into a unit; 0 is off. Srivastava et al. 2014."),
            LABEL_SMOOTHING);

    private static final FieldSpec<Double> NORM = FieldSpec.optional(
            "norm",
            POSITIVE,
            "Largest Euclidean norm of the gradient over all parameters; larger ones are scaled down.");

    private static final FieldSpec<Double> VALUE = FieldSpec.optional(
            "value", POSITIVE, "Largest absolute value of each part of the gradient; cut before the norm is taken.");

    static final RecordSpec<GradientClipping> CLIPPING = RecordSpec.of(
            GradientClipping.class, "gradient_clipping", "Bounds on the gradient of each step.", NORM, VALUE);

    private static final String BALANCED = "balanced";

    private RegularizationJson() {}

    static Regularization read(JsonObjectReader fields, Loss loss) {
        Values values = REGULARIZATION.values(fields);
        if (values.get(LABEL_SMOOTHING) > 0 && loss != Loss.Plain.CROSS_ENTROPY) {
            fields.problem(
                    LABEL_SMOOTHING.name(),
                    "needs_cross_entropy",
                    "Labels are smoothed for the loss cross_entropy alone.",
                    "Leave label_smoothing out, or train classes with cross_entropy.");
        }
        return REGULARIZATION.make(values);
    }

    static ObjectNode write(Regularization values) {
        return REGULARIZATION.write(values);
    }

    static @Nullable GradientClipping clipping(JsonObjectReader body) {
        int before = body.problems().list().size();
        String name = HyperparameterFields.GRADIENT_CLIPPING.name();
        JsonObjectReader clipping = body.objectOrNull(name);
        if (clipping == null) {
            return null;
        }
        Values values = CLIPPING.values(clipping);
        if (values.orNull(NORM) != null || values.orNull(VALUE) != null) {
            return CLIPPING.make(values);
        }
        if (body.problems().list().size() == before) {
            body.problem(
                    name,
                    "no_bound",
                    "Gradient clipping needs a bound.",
                    "Give norm, value or both, or set gradient_clipping to null.");
        }
        return null;
    }

    static JsonNode write(@Nullable GradientClipping clipping) {
        return clipping == null ? JsonNodeFactory.instance.nullNode() : CLIPPING.write(clipping);
    }

    /// `"balanced"`, or weights by label.
    static ValueType<ClassWeight> classWeights() {
        return ValueType.of(
                Form.AnyOf.of(new Form.Choice(List.of(BALANCED)), new Form.MapOf(POSITIVE.form(), Integer.MAX_VALUE)),
                (body, name) -> body.field(name, new ClassWeight.Balanced(), () -> classWeight(body, name)),
                RegularizationJson::write);
    }

    private static @Nullable ClassWeight classWeight(JsonObjectReader body, String name) {
        if (body.isText(name)) {
            body.choice(name, List.of(BALANCED));
            return new ClassWeight.Balanced();
        }
        JsonObjectReader byLabel = body.objectOrEmpty(name);
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String label : byLabel.raw().propertyNames()) {
            weights.put(label, POSITIVE.read(byLabel, label).required());
        }
        return new ClassWeight.ByLabel(weights);
    }

    static JsonNode write(@Nullable ClassWeight weight) {
        return switch (weight) {
            case null -> JsonNodeFactory.instance.nullNode();
            case ClassWeight.Balanced _ -> JsonNodeFactory.instance.stringNode(BALANCED);
            case ClassWeight.ByLabel byLabel -> {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                byLabel.weights().forEach(json::put);
                yield json;
            }
        };
    }
}
