package dev.downhill.training.worker;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.downhill.database.SideQueue;
import dev.downhill.training.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/// Queue of cancelled jobs whose model must still be built from their last checkpoint. It is separate from the training
/// queue, so that a cancellation never waits for other trainings.
final class EndingQueue {

    private static final TaskDescriptor<Void> END = TaskDescriptor.of("end");
    private static final String TABLE = "scheduled_endings";
    private static final int THREADS = 1;
    /// Before another try.
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);

    private final SideQueue queue;

    /// @param queue as {@link #entries} made it
    EndingQueue(SideQueue queue) {
        this.queue = queue;
    }

    /// @param works whether this process trains, and so makes models
    static SideQueue entries(DataSource source, Worker worker, boolean works) {
        Task<Void> end = Tasks.custom(END)
                .onFailure(new GrowingDelay())
                .onDeadExecution((complete, operations) -> {
                    worker.finisherLost(complete.getExecution().getId());
                    operations.reschedule(complete, complete.getExecution().executionTime);
                })
                .execute((entry, context) -> {
                    QueueVerdict verdict = worker.finish(entry.getId(), context.getSchedulerState()::isShuttingDown);
                    return verdict == QueueVerdict.AGAIN
                            ? (complete, operations) -> operations.reschedule(
                                    complete, complete.getTimeDone().plus(RETRY_INTERVAL))
                            : (_, operations) -> operations.remove();
                });
        return new SideQueue(source, TABLE, THREADS, List.of(end), List.of(), works);
    }

    /// Adds a job in the caller's transaction.
    void add(Job job, Instant at) {
        queue.add(END.instance(job.id()).build(), at);
    }
}
