package dev.downhill.nn.schedule;

import dev.downhill.nn.spec.ScheduleSpec;
import org.jspecify.annotations.Nullable;

/// The learning rate of one training, step by step.
public final class LearningRate {

    private final double base;
    private final int warmUp;
    private final int epochs;
    private final int steps;
    private final ScheduleSpec.Curve curve;
    private final @Nullable Plateau plateau;

    /// @param base the rate at a factor of 1
    /// @param epochs planned, more than the warm-up takes
    /// @param steps of each epoch, at least 1
    public LearningRate(ScheduleSpec schedule, double base, int epochs, int steps) {
        ScheduleSpec proper = schedule instanceof ScheduleSpec.WarmUp first ? first.then() : schedule;
        this.base = base;
        this.warmUp = schedule instanceof ScheduleSpec.WarmUp first ? first.epochs() : 0;
        this.epochs = epochs - warmUp;
        this.steps = steps;
        this.curve = proper instanceof ScheduleSpec.Curve known ? known : new ScheduleSpec.Constant();
        this.plateau =
                proper instanceof ScheduleSpec.ReduceOnPlateau spec ? new Plateau(spec, Plateau.State.FRESH) : null;
    }

    /// @param epoch from 1
    /// @param step from 1, within the epoch
    public double at(int epoch, int step) {
        if (epoch > warmUp) {
            return base * factor(epoch - warmUp, step);
        }
        double climbed = (epoch - 1.0) * steps + step;
        return base * factor(1, 1) * (climbed / ((double) warmUp * steps));
    }

    private double factor(int epoch, int step) {
        double known = Schedules.factor(curve, epoch, epochs, step, steps);
        return plateau == null ? known : known * plateau.factor();
    }

    /// What it remembers of the epochs so far.
    public Plateau.State memory() {
        return plateau == null ? Plateau.State.FRESH : plateau.state();
    }

    /// Goes on from there.
    public void resume(Plateau.State memory) {
        if (plateau != null) {
            plateau.resume(memory);
        }
    }

    /// Takes in the loss of a finished epoch; that of a warm-up counts for nothing.
    public void epochEnded(int epoch, double loss) {
        if (plateau != null && epoch > warmUp) {
            plateau.watch(loss);
        }
    }
}
