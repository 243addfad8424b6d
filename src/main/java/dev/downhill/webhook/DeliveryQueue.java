package dev.downhill.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Where deliveries wait for their next try: a queue of db-scheduler beside that of the jobs, with a table and threads
/// of
/// its own, so that neither a training of hours keeps a delivery waiting nor a slow receiver a training.
final class DeliveryQueue implements SmartLifecycle {

    private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");
    private static final String TABLE = "scheduled_deliveries";
    private static final int THREADS = 4;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Scheduler scheduler;
    private final boolean delivers;

    /// @param delivers whether this process makes the deliveries, or leaves them to others
    DeliveryQueue(DataSource source, Courier courier, WebhookStore store, InstantSource clock, boolean delivers) {
        Task<Void> deliver = Tasks.custom(DELIVER)
                .onFailureReschedule(FixedDelay.ofSeconds(10))
                .onDeadExecutionRevive()
                .execute((entry, _) -> completion(courier.deliver(entry.getId()).orElse(null)));
        RecurringTask<Void> forget = Tasks.recurring("forget", FixedDelay.ofHours(1))
                .execute((_, _) -> store.forgetDeliveries(clock.instant().minus(KEPT)));
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(source), List.of(deliver))
                .startTasks(List.of(forget))
                .tableName(TABLE)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(8))
                .build();
        this.delivers = delivers;
    }

    private static CompletionHandler<Void> completion(@Nullable Instant next) {
        return next == null ? (_, entry) -> entry.remove() : (complete, entry) -> entry.reschedule(complete, next);
    }

    /// Adds a delivery in the caller's transaction.
    void add(Delivery delivery) {
        scheduler.schedule(
                DELIVER.instance(delivery.entry()).build(), Objects.requireNonNull(delivery.nextAttemptAt()));
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void stop() {
        scheduler.stop();
    }

    @Override
    public boolean isAutoStartup() {
        return delivers;
    }

    @Override
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }
}
