package dev.downhill.nn.reference;

import dev.downhill.nn.spec.ScheduleSpec;
import java.util.List;

/// The factor on the learning rate.
public final class Schedules {

    private Schedules() {}

    /// When a step is taken.
    ///
    /// @param epoch from 1
    /// @param epochs how many are planned
    /// @param step from 1, within the epoch
    /// @param steps how many an epoch has
    public record Moment(int epoch, int epochs, int step, int steps) {

        /// The same moment, counted from after the first epochs.
        Moment after(int first) {
            return new Moment(epoch - first, epochs - first, step, steps);
        }

        double done() {
            return epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1.0);
        }
    }

    /// @param losses what each finished epoch ended with
    public static double factor(ScheduleSpec schedule, Moment now, List<Double> losses) {
        return switch (schedule) {
            case ScheduleSpec.Constant _ -> 1;
            case ScheduleSpec.Step step -> Math.pow(step.gamma(), Math.floorDiv(now.epoch() - 1, step.stepSize()));
            case ScheduleSpec.Exponential exponential -> Math.pow(exponential.gamma(), now.epoch() - 1.0);
            case ScheduleSpec.Polynomial polynomial ->
                between(polynomial.minFactor(), 1, Math.pow(1 - now.done(), polynomial.power()));
            case ScheduleSpec.Cosine cosine -> between(cosine.minFactor(), 1, bell(sinceRestart(cosine, now)));
            case ScheduleSpec.OneCycle cycle -> oneCycle(cycle, now);
            case ScheduleSpec.ReduceOnPlateau plateau -> {
                double factor = 1;
                for (int drop = drops(plateau, losses); drop > 0; drop--) {
                    factor *= plateau.factor();
                }
                yield Math.max(factor, plateau.minFactor());
            }
            case ScheduleSpec.WarmUp warmUp -> {
                if (now.epoch() > warmUp.epochs()) {
                    yield factor(
                            warmUp.then(),
                            now.after(warmUp.epochs()),
                            losses.stream().skip(warmUp.epochs()).toList());
                }
                Moment first = new Moment(1, now.epochs() - warmUp.epochs(), 1, now.steps());
                double climbed = (now.epoch() - 1.0) * now.steps() + now.step();
                yield factor(warmUp.then(), first, List.of()) * climbed / (warmUp.epochs() * now.steps());
            }
        };
    }

    private static double sinceRestart(ScheduleSpec.Cosine cosine, Moment now) {
        ScheduleSpec.Restarts restarts = cosine.restarts();
        if (restarts == null) {
            return now.done();
        }
        int length = restarts.epochs();
        int first = 1;
        while (now.epoch() >= first + length) {
            first += length;
            length *= restarts.multiplier();
        }
        return new Moment(now.epoch() - first + 1, length, now.step(), now.steps()).done();
    }

    private static double oneCycle(ScheduleSpec.OneCycle cycle, Moment now) {
        double before = (now.epoch() - 1.0) * now.steps() + now.step() - 1;
        double all = (double) now.epochs() * now.steps();
        double peak = Math.max(0, cycle.pctStart() * all - 1);
        double start = 1 / cycle.divFactor();
        if (before < peak) {
            return between(1, start, bell(before / peak));
        }
        double down = all - 1 == peak ? 0 : (before - peak) / (all - 1 - peak);
        return between(start / cycle.finalDivFactor(), 1, bell(down));
    }

    /// Replays the epochs: where so many in a row were no better than the best before them, the rate drops.
    private static int drops(ScheduleSpec.ReduceOnPlateau plateau, List<Double> losses) {
        int drops = 0;
        int counting = 0;
        for (int epoch = 0; epoch < losses.size(); epoch++) {
            double best = losses.subList(0, epoch).stream()
                    .mapToDouble(loss -> loss)
                    .reduce(
                            Double.POSITIVE_INFINITY,
                            (least, loss) -> loss < least - plateau.minDelta() ? loss : least);
            boolean better = losses.get(epoch) < best - plateau.minDelta();
            counting = counting < 0 ? counting + 1 : better ? 0 : counting + 1;
            if (counting == plateau.patience()) {
                drops++;
                counting = -plateau.cooldown();
            }
        }
        return drops;
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }

    /// From 1 down to 0 along half a cosine.
    private static double bell(double done) {
        return (1 + Math.cos(Math.PI * done)) / 2;
    }
}
