package dev.downhill.nn.spec;

import static dev.downhill.nn.spec.RecordGuardsTest.doubles;
import static dev.downhill.nn.spec.RecordGuardsTest.fraction;
import static dev.downhill.nn.spec.RecordGuardsTest.ints;
import static dev.downhill.nn.spec.RecordGuardsTest.nonNegative;
import static dev.downhill.nn.spec.RecordGuardsTest.positive;

import dev.downhill.nn.spec.ScheduleSpec.Constant;
import dev.downhill.nn.spec.ScheduleSpec.Cosine;
import dev.downhill.nn.spec.ScheduleSpec.Exponential;
import dev.downhill.nn.spec.ScheduleSpec.OneCycle;
import dev.downhill.nn.spec.ScheduleSpec.Polynomial;
import dev.downhill.nn.spec.ScheduleSpec.ReduceOnPlateau;
import dev.downhill.nn.spec.ScheduleSpec.Restarts;
import dev.downhill.nn.spec.ScheduleSpec.Step;
import dev.downhill.nn.spec.ScheduleSpec.WarmUp;
import java.util.List;

/// Values that the records of schedules must refuse.
final class ScheduleCases {

    private static final List<Integer> POSITIVE = List.of(1, Integer.MAX_VALUE);
    private static final List<Integer> NOT_POSITIVE = List.of(0, -1);
    private static final List<Double> SHARES = List.of(1.0, 1e-9);
    private static final List<Double> NO_SHARES = List.of(0.0, 1.1, -1.0);
    private static final List<Double> FACTORS = List.of(1.0, 1e9);
    private static final List<Double> NO_FACTORS = List.of(0.9, 0.0, -2.0);

    private ScheduleCases() {}

    static void add(List<RecordGuardsTest.Case> cases) {
        ints(cases, "step_size", size -> new Step(size, 0.5), POSITIVE, NOT_POSITIVE);
        doubles(cases, "gamma", gamma -> new Step(1, gamma), SHARES, NO_SHARES);
        doubles(cases, "gamma", Exponential::new, SHARES, NO_SHARES);
        positive(cases, "power", power -> new Polynomial(power, 0));
        fraction(cases, "min_factor", least -> new Polynomial(1, least));
        fraction(cases, "min_factor", least -> new Cosine(least, null));
        ints(cases, "restart_epochs", epochs -> new Restarts(epochs, 1), POSITIVE, NOT_POSITIVE);
        ints(cases, "restart_multiplier", multiplier -> new Restarts(1, multiplier), POSITIVE, NOT_POSITIVE);
        fraction(cases, "pct_start", share -> new OneCycle(share, 25, 1e4));
        doubles(cases, "div_factor", factor -> new OneCycle(0.3, factor, 1e4), FACTORS, NO_FACTORS);
        doubles(cases, "final_div_factor", factor -> new OneCycle(0.3, 25, factor), FACTORS, NO_FACTORS);
        doubles(cases, "factor", factor -> new ReduceOnPlateau(factor, 1, 0, 0, 0), List.of(0.5), NO_SHARES);
        doubles(cases, "factor", factor -> new ReduceOnPlateau(factor, 1, 0, 0, 0), List.of(0.5), List.of(1.0));
        ints(cases, "patience", patience -> new ReduceOnPlateau(0.1, patience, 0, 0, 0), POSITIVE, NOT_POSITIVE);
        nonNegative(cases, "min_delta", delta -> new ReduceOnPlateau(0.1, 1, delta, 0, 0));
        ints(cases, "cooldown", cooldown -> new ReduceOnPlateau(0.1, 1, 0, cooldown, 0), List.of(0, 9), List.of(-1));
        fraction(cases, "min_factor", least -> new ReduceOnPlateau(0.1, 1, 0, 0, least));
        ints(cases, "warmup_epochs", epochs -> new WarmUp(epochs, new Constant()), POSITIVE, NOT_POSITIVE);
    }
}
