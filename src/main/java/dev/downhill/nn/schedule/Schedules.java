package dev.downhill.nn.schedule;

import dev.downhill.nn.spec.ScheduleSpec;

/// The factor on the base learning rate at an epoch, see {@link ScheduleSpec} for the formulas.
public final class Schedules {

    private Schedules() {}

    /// @param epoch from 1
    /// @param epochs of the whole plan
    public static double factor(ScheduleSpec schedule, int epoch, int epochs) {
        return switch (schedule) {
            case ScheduleSpec.Constant _ -> 1;
            case ScheduleSpec.Step step -> StrictMath.pow(step.gamma(), Math.floorDiv(epoch - 1, step.stepSize()));
            case ScheduleSpec.Cosine cosine -> cosine(cosine.minFactor(), epoch, epochs);
        };
    }

    private static double cosine(double least, int epoch, int epochs) {
        double done = epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1);
        return least + (1 - least) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }
}
