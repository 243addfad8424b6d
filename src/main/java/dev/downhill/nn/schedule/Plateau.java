package dev.downhill.nn.schedule;

import dev.downhill.nn.spec.ScheduleSpec;

/// Watches the loss for {@link ScheduleSpec.ReduceOnPlateau}: the one schedule that has a memory.
public final class Plateau {

    private final ScheduleSpec.ReduceOnPlateau spec;
    private State state;

    /// All that it remembers: with it, one of the same kind goes on where another stopped.
    ///
    /// @param best the least loss so far, infinite before the first epoch
    /// @param waited epochs in a row without improvement
    /// @param resting epochs of the cooldown that are left
    /// @param drops how often the rate has dropped
    public record State(double best, int waited, int resting, int drops) {

        /// Before the first epoch.
        public static final State FRESH = new State(Double.POSITIVE_INFINITY, 0, 0, 0);
    }

    public Plateau(ScheduleSpec.ReduceOnPlateau spec, State state) {
        this.spec = spec;
        this.state = state;
    }

    public State state() {
        return state;
    }

    void resume(State from) {
        state = from;
    }

    /// The factor of the next epoch.
    double factor() {
        return Math.max(spec.minFactor(), StrictMath.pow(spec.factor(), state.drops()));
    }

    /// Takes in the loss of a finished epoch.
    void watch(double loss) {
        boolean better = loss < state.best() - spec.minDelta();
        double best = better ? loss : state.best();
        if (state.resting() > 0) {
            state = new State(best, 0, state.resting() - 1, state.drops());
        } else if (better) {
            state = new State(best, 0, 0, state.drops());
        } else if (state.waited() + 1 < spec.patience()) {
            state = new State(best, state.waited() + 1, 0, state.drops());
        } else {
            state = new State(best, 0, spec.cooldown(), state.drops() + 1);
        }
    }
}
