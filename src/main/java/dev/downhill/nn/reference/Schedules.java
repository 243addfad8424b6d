package dev.downhill.nn.reference;

import dev.downhill.nn.spec.ScheduleSpec;

/// The factor on the learning rate.
public final class Schedules {

    private Schedules() {}

    /// @param epoch from 1
    /// @param epochs how many are planned
    public static double factor(ScheduleSpec schedule, int epoch, int epochs) {
        return switch (schedule) {
            case ScheduleSpec.Constant _ -> 1;
            case ScheduleSpec.Step step -> Math.pow(step.gamma(), Math.floorDiv(epoch - 1, step.stepSize()));
            case ScheduleSpec.Cosine cosine -> {
                double done = epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1.0);
                yield cosine.minFactor() + (1 - cosine.minFactor()) * (1 + Math.cos(Math.PI * done)) / 2;
            }
        };
    }
}
