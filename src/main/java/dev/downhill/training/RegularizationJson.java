package dev.downhill.training;

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

/// The means against overfitting as JSON: `regularization`, `gradient_clipping` and `class_weight`. The only place that
/// knows their defaults.
final class RegularizationJson {

    private static final String BALANCED = "balanced";
    private static final Range NOT_NEGATIVE = Range.atLeast(0);

    private RegularizationJson() {}

    static Regularization read(JsonObjectReader fields, Loss loss) {
        double smoothing =
                fields.number("label_smoothing", Range.atLeast(0).below(1)).orElse(0.0);
        if (smoothing > 0 && loss != Loss.Plain.CROSS_ENTROPY) {
            fields.problem(
                    "label_smoothing",
                    "needs_cross_entropy",
                    "Labels are smoothed for the loss cross_entropy alone.",
                    "Leave label_smoothing out, or train classes with cross_entropy.");
        }
        return new Regularization(
                fields.number("l1", NOT_NEGATIVE).orElse(0.0),
                fields.number("l2", NOT_NEGATIVE).orElse(0.0),
                fields.number("max_norm", NOT_NEGATIVE).orElse(0.0),
                smoothing);
    }

    static ObjectNode write(Regularization values) {
        return object().put("l1", values.l1())
                .put("l2", values.l2())
                .put("max_norm", values.maxNorm())
                .put("label_smoothing", values.labelSmoothing());
    }

    static @Nullable GradientClipping clipping(JsonObjectReader body) {
        int before = body.problems().list().size();
        JsonObjectReader clipping = body.objectOrNull("gradient_clipping");
        if (clipping == null) {
            return null;
        }
        Double norm = clipping.number("norm", Range.above(0)).orNull();
        Double value = clipping.number("value", Range.above(0)).orNull();
        if (norm != null || value != null) {
            return new GradientClipping(value, norm);
        }
        if (body.problems().list().size() == before) {
            body.problem(
                    "gradient_clipping",
                    "no_bound",
                    "Gradient clipping needs a bound.",
                    "Give norm, value or both, or set gradient_clipping to null.");
        }
        return null;
    }

    static JsonNode write(@Nullable GradientClipping clipping) {
        return clipping == null
                ? JsonNodeFactory.instance.nullNode()
                : object().put("norm", clipping.norm()).put("value", clipping.value());
    }

    static @Nullable ClassWeight classWeight(JsonObjectReader body) {
        if (body.isText("class_weight")) {
            body.choice("class_weight", List.of(BALANCED));
            return new ClassWeight.Balanced();
        }
        JsonObjectReader byLabel = body.objectOrNull("class_weight");
        if (byLabel == null) {
            return null;
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String label : byLabel.raw().propertyNames()) {
            weights.put(label, byLabel.number(label, Range.above(0)).required());
        }
        return new ClassWeight.ByLabel(weights);
    }

    static JsonNode write(@Nullable ClassWeight weight) {
        return switch (weight) {
            case null -> JsonNodeFactory.instance.nullNode();
            case ClassWeight.Balanced _ -> JsonNodeFactory.instance.stringNode(BALANCED);
            case ClassWeight.ByLabel byLabel -> {
                ObjectNode json = object();
                byLabel.weights().forEach(json::put);
                yield json;
            }
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
