package dev.downhill.training.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Db-scheduler's polling. The scheduler is asked for late, because it knows the workers, and those the budget.
@Component
final class QueuePolling implements MemoryBudget.Polling {

    /// After this a job of higher priority, or one that waits no longer, is noticed even if no training has ended.
    private static final Duration PAUSE_TIMEOUT = Duration.ofSeconds(5);

    private final ObjectProvider<Scheduler> schedulers;

    QueuePolling(ObjectProvider<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public void pause() {
        Scheduler scheduler = schedulers.getObject();
        scheduler.pause();
        CompletableFuture.delayedExecutor(PAUSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> resume(scheduler));
    }

    @Override
    public void resume() {
        resume(schedulers.getObject());
    }

    private static void resume(Scheduler scheduler) {
        if (scheduler.getSchedulerState().isPaused()) {
            scheduler.resume();
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
