package dev.downhill.nn.kernel;

/// A pass over values that do not depend on each other, shared out over a team in pieces whose size does not depend on
/// the team's. Made once and run often: a run allocates nothing.
public final class ParallelFor implements Team.Work {

    /// One piece.
    @FunctionalInterface
    public interface Step {
        /// Treats `[from, to)`.
        void run(int from, int to);
    }

    private static final int PIECE = 16_384;

    private final Team team;
    private final Step step;
    private final int unitsPerTask;
    private int count;

    /// @param unit values that belong together and are not cut apart: the length of a row, 1 where there
    ///     is none
    /// @param step gets numbers of units, not of values
    public ParallelFor(Team team, int unit, Step step) {
        this.team = team;
        this.step = step;
        this.unitsPerTask = Math.max(1, PIECE / unit);
    }

    /// Treats units `[0, count)`.
    public void run(int count) {
        this.count = count;
        team.run(Math.ceilDiv(count, unitsPerTask), this);
    }

    @Override
    public void run(int task, int member) {
        step.run(task * unitsPerTask, Math.min(count, (task + 1) * unitsPerTask));
    }
}
