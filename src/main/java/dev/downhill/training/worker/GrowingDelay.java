package dev.downhill.training.worker;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/// An entry of a queue that fails waits twice as long as the last time, up to a limit. What fails is never the job but
/// the database or the disk, and each start of a job that finds no room is written into its history.
final class GrowingDelay implements FailureHandler<Void> {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 4;
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(2);

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> entry) {
        entry.reschedule(complete, complete.getTimeDone().plus(after(complete.getExecution().consecutiveFailures)));
    }

    /// @param failures in a row, before this one
    static Duration after(int failures) {
        return failures < DOUBLINGS ? MIN_INTERVAL.multipliedBy(1L << failures) : MAX_INTERVAL;
    }
}
