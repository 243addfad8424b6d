package dev.downhill.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The queue of jobs that wait for a worker: one entry a job in db-scheduler's table.
@Component
final class TrainingQueue {

    /// An entry is named after its job and holds nothing else.
    static final TaskDescriptor<Void> TRAIN = TaskDescriptor.of(JobStore.TASK);

    private final Scheduler scheduler;

    TrainingQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Adds a job in the caller's transaction; workers look for it as soon as that commits. Among equal priorities the
    /// older job goes first.
    void add(Job job) {
        scheduler.schedule(TRAIN.instance(job.id()).priority(job.priority()).build(), job.createdAt());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }
}
