package dev.downhill.training.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.downhill.training.Job;
import dev.downhill.training.TrainingQueue;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The training queue: one entry a job in db-scheduler's table.
@Component
final class SchedulerQueue implements TrainingQueue {

    /// An entry is named after its job and holds nothing else.
    static final TaskDescriptor<Void> TRAIN = TaskDescriptor.of(QueueEntries.TASK);

    private final Scheduler scheduler;
    private final QueueEntries entries;
    private final EndingQueue endings;
    private final RunningJobs running;

    SchedulerQueue(Scheduler scheduler, QueueEntries entries, EndingQueue endings, RunningJobs running) {
        this.scheduler = scheduler;
        this.entries = entries;
        this.endings = endings;
        this.running = running;
    }

    /// Workers look for the job as soon as the transaction commits.
    @Override
    public void add(Job job) {
        scheduler.schedule(TRAIN.instance(job.id()).priority(job.priority()).build(), job.createdAt());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    @Override
    public void end(Job cancelled, Instant at) {
        entries.remove(cancelled.id());
        endings.add(cancelled, at);
    }

    @Override
    public void stop(Job asked) {
        running.stop(
                asked.id(),
                switch (asked.status()) {
                    case PAUSING, PAUSED -> StopSignal.Cause.PAUSED;
                    default -> StopSignal.Cause.CANCELLED;
                });
    }
}
