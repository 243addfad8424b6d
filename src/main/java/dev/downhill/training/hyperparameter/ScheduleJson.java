package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.catalogue.Values;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The schedules and their fields, and the warm-up that each may have before it.
final class ScheduleJson {

    private static final Range FRACTION = Range.atLeast(0).below(1);
    private static final Range SHARE = Range.above(0).atMost(1);

    private static final FieldSpec<Integer> WARMUP = FieldSpec.of(
            "warmup_epochs",
            count(0),
            0,
            "Epochs over which the rate first climbs from near 0; the schedule then has the epochs that are left.");

    private static final FieldSpec<Double> MIN_FACTOR =
            FieldSpec.of("min_factor", ValueType.number(FRACTION), 0.0, "The smallest factor on the learning rate.");

    private static final FieldSpec<Integer> RESTART_EPOCHS = FieldSpec.optional(
            "restart_epochs", count(1), "Epochs of the first fall, after which the rate restarts; null falls once.");

    private static final FieldSpec<Integer> RESTART_MULTIPLIER =
            FieldSpec.of("restart_multiplier", count(1), 1, "Length of each fall, as a multiple of the previous one.");

    /// Without {@link ScheduleSpec.WarmUp}, which is a field of all.
    static final Kinds<ScheduleSpec> KINDS = Kinds.<ScheduleSpec>of(
                    ScheduleSpec.Curve.class,
                    "schedule",
                    "A factor on the learning rate that changes from epoch to epoch or from step to step.",
                    warmed(Kind.of("constant", ScheduleSpec.Constant.class, "The rate stays.")),
                    warmed(Kind.of(
                            "step",
                            ScheduleSpec.Step.class,
                            "The rate is multiplied by `gamma` every `step_size` epochs.",
                            FieldSpec.of("step_size", count(1), 10, "Epochs between two drops."),
                            gamma(0.1))),
                    warmed(Kind.of(
                            "exponential",
                            ScheduleSpec.Exponential.class,
                            "The rate is multiplied by `gamma` every epoch.",
                            gamma(0.95))),
                    warmed(Kind.of(
                            "polynomial",
                            ScheduleSpec.Polynomial.class,
                            "The rate falls to `min_factor` at the last epoch, in a straight line where `power` is 1.",
                            FieldSpec.of(
                                    "power",
                                    ValueType.number(Range.above(0)),
                                    1.0,
                                    "Exponent of the share of epochs that are left."),
                            MIN_FACTOR)),
                    warmed(Kind.of(
                                    "cosine",
                                    ScheduleSpec.Cosine.class,
                                    "The rate falls to `min_factor` along half a cosine, once or with"
                                            + " restarts. Loshchilov and Hutter 2017.",
                                    ScheduleJson::cosine,
                                    ScheduleJson::values,
                                    MIN_FACTOR,
                                    RESTART_EPOCHS,
                                    RESTART_MULTIPLIER)
                            .rule(ScheduleJson::multiplierNeedsRestarts)),
                    warmed(Kind.of(
                            "one_cycle",
                            ScheduleSpec.OneCycle.class,
                            "The rate climbs step by step to its full value, once, and then falls far below its"
                                    + " first value. Smith 2018.",
                            FieldSpec.of(
                                    "pct_start", ValueType.number(FRACTION), 0.3, "Share of the steps that climb."),
                            FieldSpec.of(
                                    "div_factor",
                                    ValueType.number(Range.atLeast(1)),
                                    25.0,
                                    "The rate begins at its full value divided by this."),
                            FieldSpec.of(
                                    "final_div_factor",
                                    ValueType.number(Range.atLeast(1)),
                                    10_000.0,
                                    "The rate ends at its first value divided by this."))),
                    warmed(Kind.of(
                            "reduce_on_plateau",
                            ScheduleSpec.ReduceOnPlateau.class,
                            "The rate is multiplied by `factor` when the validation loss no longer falls;"
                                    + " the training loss where there are no validation rows.",
                            FieldSpec.of(
                                    "factor",
                                    ValueType.number(Range.above(0).below(1)),
                                    0.1,
                                    "What the rate is multiplied by at each drop."),
                            FieldSpec.of("patience", count(1), 5, "Epochs without improvement before a drop."),
                            FieldSpec.of(
                                    "min_delta",
                                    ValueType.number(Range.atLeast(0)),
                                    0.0,
                                    "The loss must fall by more than this to count as improved."),
                            FieldSpec.of(
                                    "cooldown", count(0), 0, "Epochs after a drop that do not count towards the next."),
                            MIN_FACTOR)))
            .orElse("constant");

    static final ValueType<ScheduleSpec> TYPE =
            ValueType.of(KINDS.field().form(), (body, name) -> KINDS.field().read(body, name), ScheduleJson::write);

    private ScheduleJson() {}

    /// @param epochs that are planned
    /// @return a stand-in where something was wrong; the problems of `body` then say what
    static ScheduleSpec read(JsonObjectReader body, int epochs) {
        ScheduleSpec schedule = HyperparameterFields.SCHEDULE.read(body);
        if (!(schedule instanceof ScheduleSpec.WarmUp warmUp) || warmUp.epochs() < epochs) {
            return schedule;
        }
        body.problems()
                .add(
                        body.pointer(HyperparameterFields.SCHEDULE.name()) + "/" + WARMUP.name(),
                        "too_long",
                        "A warm-up of " + warmUp.epochs() + " epochs leaves none of the " + epochs
                                + " epochs for the schedule.",
                        "Give fewer warmup_epochs, or more epochs.");
        return warmUp.then();
    }

    /// Every field, in the names of the request.
    static ObjectNode write(ScheduleSpec schedule) {
        return schedule instanceof ScheduleSpec.WarmUp warmUp
                ? KINDS.write(warmUp.then()).put(WARMUP.name(), warmUp.epochs())
                : KINDS.write(schedule);
    }

    /// The same kind with a warm-up before it.
    private static Kind<ScheduleSpec> warmed(Kind<? extends ScheduleSpec> proper) {
        List<FieldSpec<?>> fields =
                Stream.concat(Stream.of(WARMUP), proper.fields().stream()).toList();
        Function<Values, ScheduleSpec> make = values -> {
            ScheduleSpec schedule = proper.make().apply(values);
            int epochs = values.get(WARMUP);
            return epochs == 0 ? schedule : new ScheduleSpec.WarmUp(epochs, schedule);
        };
        return new Kind<>(
                proper.type(),
                proper.sentence(),
                fields,
                proper.covers(),
                make,
                proper.take(),
                proper.rule(),
                proper.facts());
    }

    private static ScheduleSpec.Cosine cosine(Values values) {
        Integer length = values.orNull(RESTART_EPOCHS);
        ScheduleSpec.Restarts restarts =
                length == null ? null : new ScheduleSpec.Restarts(length, values.get(RESTART_MULTIPLIER));
        return new ScheduleSpec.Cosine(values.get(MIN_FACTOR), restarts);
    }

    private static Values values(ScheduleSpec.Cosine cosine) {
        Values values = new Values().with(MIN_FACTOR, cosine.minFactor());
        ScheduleSpec.Restarts restarts = cosine.restarts();
        return restarts == null
                ? values
                : values.with(RESTART_EPOCHS, restarts.epochs()).with(RESTART_MULTIPLIER, restarts.multiplier());
    }

    private static void multiplierNeedsRestarts(Values values, JsonObjectReader fields) {
        if (values.orNull(RESTART_EPOCHS) == null && values.get(RESTART_MULTIPLIER) > 1) {
            fields.problem(
                    RESTART_MULTIPLIER.name(),
                    "needs_restart_epochs",
                    "The multiplier makes each fall longer than the one before, and without restarts there is one.",
                    "Set restart_epochs, for instance to 10.");
        }
    }

    private static FieldSpec<Double> gamma(double fallback) {
        return FieldSpec.of("gamma", ValueType.number(SHARE), fallback, "What the rate is multiplied by.");
    }

    private static ValueType<Integer> count(int least) {
        return ValueType.integer(least, HyperparameterFields.MAX_EPOCHS);
    }
}
