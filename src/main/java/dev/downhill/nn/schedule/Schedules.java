package dev.downhill.nn.schedule;

import dev.downhill.nn.spec.ScheduleSpec;

/// The factor on the base learning rate at a step, see {@link ScheduleSpec} for the formulas.
final class Schedules {

    private Schedules() {}

    /// @param epoch from 1
    /// @param epochs of the whole curve
    /// @param step from 1, within the epoch
    /// @param steps of each epoch
    static double factor(ScheduleSpec.Curve curve, int epoch, int epochs, int step, int steps) {
        return switch (curve) {
            case ScheduleSpec.Constant _ -> 1;
            case ScheduleSpec.Step drop -> StrictMath.pow(drop.gamma(), Math.floorDiv(epoch - 1, drop.stepSize()));
            case ScheduleSpec.Exponential exponential -> StrictMath.pow(exponential.gamma(), epoch - 1.0);
            case ScheduleSpec.Polynomial polynomial -> {
                double left = 1 - done(epoch, epochs);
                yield polynomial.minFactor() + (1 - polynomial.minFactor()) * StrictMath.pow(left, polynomial.power());
            }
            case ScheduleSpec.Cosine cosine -> cosine(cosine, epoch, epochs);
            case ScheduleSpec.OneCycle cycle -> {
                long before = (epoch - 1L) * steps + step - 1;
                yield oneCycle(cycle, before, (long) epochs * steps);
            }
        };
    }

    private static double cosine(ScheduleSpec.Cosine cosine, int epoch, int epochs) {
        double least = cosine.minFactor();
        ScheduleSpec.Restarts restarts = cosine.restarts();
        return restarts == null
                ? fall(1, least, done(epoch, epochs))
                : fall(1, least, doneSinceRestart(restarts, epoch));
    }

    private static double doneSinceRestart(ScheduleSpec.Restarts restarts, int epoch) {
        long length = restarts.epochs();
        long at = epoch;
        if (restarts.multiplier() == 1) {
            at = (at - 1) % length + 1;
        }
        while (at > length) {
            at -= length;
            length *= restarts.multiplier();
        }
        return done(at, length);
    }

    /// @param before steps taken
    /// @param steps of all epochs
    private static double oneCycle(ScheduleSpec.OneCycle cycle, long before, long steps) {
        double start = 1 / cycle.divFactor();
        double peak = cycle.pctStart() * steps - 1;
        if (before < peak) {
            return fall(start, 1, before / peak);
        }
        double top = Math.max(peak, 0);
        double rest = steps - 1 - top;
        return fall(1, start / cycle.finalDivFactor(), rest > 0 ? (before - top) / rest : 0);
    }

    /// Half a cosine between two values.
    private static double fall(double from, double to, double done) {
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }

    private static double done(long epoch, long epochs) {
        return epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1);
    }
}
