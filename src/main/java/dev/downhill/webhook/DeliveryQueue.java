package dev.downhill.webhook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.downhill.database.SideQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The queue of webhook deliveries. It has threads of its own: a training never delays a delivery, nor a slow receiver
/// a training.
final class DeliveryQueue {

    private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");
    private static final String TABLE = "scheduled_deliveries";
    private static final int THREADS = 4;
    private static final Duration RETENTION_INTERVAL = Duration.ofDays(30);

    private final SideQueue queue;

    /// @param queue as {@link #entries} made it
    DeliveryQueue(SideQueue queue) {
        this.queue = queue;
    }

    /// @param delivers whether this process makes the deliveries, or leaves them to others
    static SideQueue entries(
            DataSource source, Courier courier, WebhookStore store, InstantSource clock, boolean delivers) {
        Task<Void> deliver = Tasks.custom(DELIVER)
                .onFailureReschedule(FixedDelay.ofSeconds(10))
                .onDeadExecutionRevive()
                .execute((entry, _) -> completion(courier.deliver(entry.getId()).orElse(null)));
        RecurringTask<Void> forget = Tasks.recurring("forget", FixedDelay.ofHours(1))
                .execute((_, _) -> store.forgetDeliveries(clock.instant().minus(RETENTION_INTERVAL)));
        return new SideQueue(source, TABLE, THREADS, List.of(deliver), List.of(forget), delivers);
    }

    private static CompletionHandler<Void> completion(@Nullable Instant next) {
        return next == null ? (_, entry) -> entry.remove() : (complete, entry) -> entry.reschedule(complete, next);
    }

    /// Adds a delivery in the caller's transaction.
    void add(Delivery delivery) {
        queue.add(DELIVER.instance(delivery.entry()).build(), Objects.requireNonNull(delivery.nextAttemptAt()));
    }
}
