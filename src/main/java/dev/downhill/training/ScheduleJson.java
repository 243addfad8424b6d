package dev.downhill.training;

import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A schedule as JSON: its type and fields, and the warm-up before it. The only place that knows their defaults.
final class ScheduleJson {

    private static final Range FRACTION = Range.atLeast(0).below(1);
    private static final Range SHARE = Range.above(0).atMost(1);

    private enum Type {
        CONSTANT,
        STEP,
        EXPONENTIAL,
        POLYNOMIAL,
        COSINE,
        ONE_CYCLE,
        REDUCE_ON_PLATEAU
    }

    private final JsonObjectReader fields;
    private final int epochs;

    private ScheduleJson(JsonObjectReader fields, int epochs) {
        this.fields = fields;
        this.epochs = epochs;
    }

    /// @param epochs that are planned
    /// @return a stand-in where something was wrong; the problems of `fields` then say what
    static ScheduleSpec read(JsonObjectReader fields, int epochs) {
        ScheduleJson json = new ScheduleJson(fields, epochs);
        ScheduleSpec proper = json.proper();
        int warmUp = json.warmUp();
        return warmUp == 0 ? proper : new ScheduleSpec.WarmUp(warmUp, proper);
    }

    private ScheduleSpec proper() {
        Type type = fields.choice("type", Type.class).orElse(Type.CONSTANT);
        return switch (type) {
            case CONSTANT -> new ScheduleSpec.Constant();
            case STEP ->
                new ScheduleSpec.Step(
                        count("step_size", 1, 10), fields.number("gamma", SHARE).orElse(0.1));
            case EXPONENTIAL ->
                new ScheduleSpec.Exponential(fields.number("gamma", SHARE).orElse(0.95));
            case POLYNOMIAL ->
                new ScheduleSpec.Polynomial(
                        fields.number("power", Range.above(0)).orElse(1.0), minFactor());
            case COSINE -> new ScheduleSpec.Cosine(minFactor(), restarts());
            case ONE_CYCLE ->
                new ScheduleSpec.OneCycle(
                        fields.number("pct_start", FRACTION).orElse(0.3),
                        fields.number("div_factor", Range.atLeast(1)).orElse(25.0),
                        fields.number("final_div_factor", Range.atLeast(1)).orElse(10_000.0));
            case REDUCE_ON_PLATEAU ->
                new ScheduleSpec.ReduceOnPlateau(
                        fields.number("factor", Range.above(0).below(1)).orElse(0.1),
                        count("patience", 1, 5),
                        fields.number("min_delta", Range.atLeast(0)).orElse(0.0),
                        count("cooldown", 0, 0),
                        minFactor());
        };
    }

    private int warmUp() {
        int warmUp = count("warmup_epochs", 0, 0);
        if (warmUp < epochs) {
            return warmUp;
        }
        fields.problem(
                "warmup_epochs",
                "too_long",
                "A warm-up of " + warmUp + " epochs leaves none of the " + epochs + " epochs for the schedule.",
                "Give fewer warmup_epochs, or more epochs.");
        return 0;
    }

    private ScheduleSpec.@Nullable Restarts restarts() {
        Integer length = fields.integer("restart_epochs", 1, HyperparametersReader.MAX_EPOCHS)
                .orNull();
        int multiplier = count("restart_multiplier", 1, 1);
        if (length == null && multiplier > 1) {
            fields.problem(
                    "restart_multiplier",
                    "needs_restart_epochs",
                    "The multiplier makes each fall longer than the one before, and without restarts there is one.",
                    "Set restart_epochs, for instance to 10.");
        }
        return length == null ? null : new ScheduleSpec.Restarts(length, multiplier);
    }

    private int count(String name, int least, int fallback) {
        return fields.integer(name, least, HyperparametersReader.MAX_EPOCHS).orElse(fallback);
    }

    private double minFactor() {
        return fields.number("min_factor", FRACTION).orElse(0.0);
    }

    /// Every field, in the names of the request.
    static ObjectNode write(ScheduleSpec schedule) {
        return switch (schedule) {
            case ScheduleSpec.WarmUp warmUp -> write(warmUp.then()).put("warmup_epochs", warmUp.epochs());
            case ScheduleSpec.Constant _ -> typed(Type.CONSTANT);
            case ScheduleSpec.Step step ->
                typed(Type.STEP).put("step_size", step.stepSize()).put("gamma", step.gamma());
            case ScheduleSpec.Exponential exponential -> typed(Type.EXPONENTIAL).put("gamma", exponential.gamma());
            case ScheduleSpec.Polynomial polynomial ->
                typed(Type.POLYNOMIAL).put("power", polynomial.power()).put("min_factor", polynomial.minFactor());
            case ScheduleSpec.Cosine cosine -> {
                ScheduleSpec.Restarts restarts = cosine.restarts();
                yield typed(Type.COSINE)
                        .put("min_factor", cosine.minFactor())
                        .put("restart_epochs", restarts == null ? null : (Integer) restarts.epochs())
                        .put("restart_multiplier", restarts == null ? 1 : restarts.multiplier());
            }
            case ScheduleSpec.OneCycle cycle ->
                typed(Type.ONE_CYCLE)
                        .put("pct_start", cycle.pctStart())
                        .put("div_factor", cycle.divFactor())
                        .put("final_div_factor", cycle.finalDivFactor());
            case ScheduleSpec.ReduceOnPlateau plateau ->
                typed(Type.REDUCE_ON_PLATEAU)
                        .put("factor", plateau.factor())
                        .put("patience", plateau.patience())
                        .put("min_delta", plateau.minDelta())
                        .put("cooldown", plateau.cooldown())
                        .put("min_factor", plateau.minFactor());
        };
    }

    private static ObjectNode typed(Type type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type.name().toLowerCase(Locale.ROOT))
                .put("warmup_epochs", 0);
    }
}
