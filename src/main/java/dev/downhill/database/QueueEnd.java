package dev.downhill.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/// Stops a queue first of all when the process ends, while requests are still answered: trainings leave their
/// checkpoints and go back at once, however long a client takes to read its answer.
public class QueueEnd implements SmartLifecycle {

    private final Scheduler scheduler;

    /// @param scheduler starts by itself, when everything else is ready
    public QueueEnd(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        scheduler.stop();
    }

    /// Beside what else ends first.
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("queue-end").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }

    /// A scheduler that was stopped cannot go on.
    @Override
    public boolean isPauseable() {
        return false;
    }
}
