package dev.downhill.benchmark;

import dev.downhill.nn.kernel.Team;
import java.util.ArrayList;
import java.util.List;

/// A team that claims a size, as work may be cut by it, runs all tasks in the calling thread, and records how long
/// each took and how long the caller spent between two operations.
public final class RecordingTeam extends Team {

    /// One operation: the time before it since the one before, and that of each of its tasks, in ns.
    record Operation(long before, long[] tasks) {}

    private final int claimed;
    private List<Operation> operations = new ArrayList<>();
    private long left;

    public RecordingTeam(int claimed) {
        super(1);
        this.claimed = claimed;
        left = System.nanoTime();
    }

    @Override
    public int size() {
        return claimed;
    }

    @Override
    public void run(int count, Work work) {
        long begun = System.nanoTime();
        long[] tasks = new long[count];
        long at = begun;
        for (int task = 0; task < count; task++) {
            work.run(task, 0);
            long now = System.nanoTime();
            tasks[task] = now - at;
            at = now;
        }
        operations.add(new Operation(begun - left, tasks));
        left = System.nanoTime();
    }

    /// Ends a step.
    ///
    /// @return its operations; the last one has no tasks
    List<Operation> step() {
        List<Operation> done = operations;
        done.add(new Operation(System.nanoTime() - left, new long[0]));
        operations = new ArrayList<>();
        left = System.nanoTime();
        return done;
    }
}
