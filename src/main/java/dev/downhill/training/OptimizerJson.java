package dev.downhill.training;

import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An optimizer as JSON: its type and fields. The only place that knows their defaults.
final class OptimizerJson {

    private static final Range RATE = Range.above(0);
    private static final Range FRACTION = Range.atLeast(0).below(1);
    private static final Range NOT_NEGATIVE = Range.atLeast(0);
    private static final Range EPSILON = Range.atLeast(1e-12);

    private enum Type {
        SGD,
        RMSPROP,
        ADAGRAD,
        ADAM,
        ADAMW,
        NADAM,
        LAMB,
        LION
    }

    private final JsonObjectReader fields;

    private OptimizerJson(JsonObjectReader fields) {
        this.fields = fields;
    }

    /// @return a stand-in where something was wrong; the problems of `fields` then say what
    static OptimizerSpec read(JsonObjectReader fields) {
        Type type = fields.choice("type", Type.class).orElse(Type.ADAM);
        OptimizerJson json = new OptimizerJson(fields);
        return switch (type) {
            case SGD -> json.sgd();
            case RMSPROP -> {
                double rate = json.rate(0.001);
                double rho = json.fraction("rho", 0.9);
                yield new OptimizerSpec.RmsProp(rate, rho, json.fraction("momentum", 0), json.epsilon(1e-7));
            }
            case ADAGRAD -> {
                double rate = json.rate(0.01);
                double initial =
                        fields.number("initial_accumulator", NOT_NEGATIVE).orElse(0.1);
                yield new OptimizerSpec.Adagrad(rate, initial, json.epsilon(1e-7));
            }
            case ADAM -> new OptimizerSpec.Adam(json.rate(0.001), json.beta1(), json.beta2(0.999), json.epsilon(1e-7));
            case ADAMW ->
                new OptimizerSpec.AdamW(
                        json.rate(0.001), json.beta1(), json.beta2(0.999), json.epsilon(1e-7), json.decay(0.01));
            case NADAM ->
                new OptimizerSpec.Nadam(json.rate(0.001), json.beta1(), json.beta2(0.999), json.epsilon(1e-7));
            case LAMB ->
                new OptimizerSpec.Lamb(
                        json.rate(0.001), json.beta1(), json.beta2(0.999), json.epsilon(1e-6), json.decay(0.01));
            case LION -> new OptimizerSpec.Lion(json.rate(1e-4), json.beta1(), json.beta2(0.99), json.decay(0.01));
        };
    }

    private OptimizerSpec.Sgd sgd() {
        double momentum = fraction("momentum", 0);
        boolean nesterov = fields.flag("nesterov").orElse(false);
        if (nesterov && momentum == 0) {
            fields.problem(
                    "nesterov",
                    "needs_momentum",
                    "Nesterov's look-ahead needs a momentum above 0.",
                    "Set momentum, for instance to 0.9.");
        }
        return new OptimizerSpec.Sgd(rate(0.01), momentum, nesterov && momentum > 0, decay(0));
    }

    private double rate(double fallback) {
        return fields.number("learning_rate", RATE).orElse(fallback);
    }

    private double fraction(String name, double fallback) {
        return fields.number(name, FRACTION).orElse(fallback);
    }

    private double beta1() {
        return fraction("beta1", 0.9);
    }

    private double beta2(double fallback) {
        return fraction("beta2", fallback);
    }

    private double epsilon(double fallback) {
        return fields.number("epsilon", EPSILON).orElse(fallback);
    }

    private double decay(double fallback) {
        return fields.number("weight_decay", NOT_NEGATIVE).orElse(fallback);
    }

    /// Every field, in the names of the request.
    static ObjectNode write(OptimizerSpec optimizer) {
        return switch (optimizer) {
            case OptimizerSpec.Sgd sgd ->
                typed(Type.SGD, sgd)
                        .put("momentum", sgd.momentum())
                        .put("nesterov", sgd.nesterov())
                        .put("weight_decay", sgd.weightDecay());
            case OptimizerSpec.RmsProp rmsProp ->
                typed(Type.RMSPROP, rmsProp)
                        .put("rho", rmsProp.rho())
                        .put("momentum", rmsProp.momentum())
                        .put("epsilon", rmsProp.epsilon());
            case OptimizerSpec.Adagrad adagrad ->
                typed(Type.ADAGRAD, adagrad)
                        .put("initial_accumulator", adagrad.initialAccumulator())
                        .put("epsilon", adagrad.epsilon());
            case OptimizerSpec.Adam adam ->
                betas(typed(Type.ADAM, adam), adam.beta1(), adam.beta2()).put("epsilon", adam.epsilon());
            case OptimizerSpec.AdamW adamW ->
                betas(typed(Type.ADAMW, adamW), adamW.beta1(), adamW.beta2())
                        .put("epsilon", adamW.epsilon())
                        .put("weight_decay", adamW.weightDecay());
            case OptimizerSpec.Nadam nadam ->
                betas(typed(Type.NADAM, nadam), nadam.beta1(), nadam.beta2()).put("epsilon", nadam.epsilon());
            case OptimizerSpec.Lamb lamb ->
                betas(typed(Type.LAMB, lamb), lamb.beta1(), lamb.beta2())
                        .put("epsilon", lamb.epsilon())
                        .put("weight_decay", lamb.weightDecay());
            case OptimizerSpec.Lion lion ->
                betas(typed(Type.LION, lion), lion.beta1(), lion.beta2()).put("weight_decay", lion.weightDecay());
        };
    }

    private static ObjectNode typed(Type type, OptimizerSpec optimizer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type.name().toLowerCase(Locale.ROOT))
                .put("learning_rate", optimizer.learningRate());
    }

    private static ObjectNode betas(ObjectNode json, double beta1, double beta2) {
        return json.put("beta1", beta1).put("beta2", beta2);
    }
}
