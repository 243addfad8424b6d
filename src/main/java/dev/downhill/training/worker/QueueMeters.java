package dev.downhill.training.worker;

import dev.downhill.training.JobCounts;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.event.EventHub;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Metrics of the queue, for operators. All replicas see the same queue. However often the metrics are read, the
/// database is queried at most once per interval; while it is away they are NaN.
final class QueueMeters implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(QueueMeters.class);
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(5);

    private final JobStore store;
    private final EventHub hub;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant asked = Instant.MIN;
    private @Nullable JobCounts census;

    QueueMeters(JobStore store, EventHub hub, InstantSource clock) {
        this.store = store;
        this.hub = hub;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (JobStatus status : JobStatus.values()) {
            gauge("downhill.jobs", now -> now.count(status))
                    .description("Jobs in each state")
                    .tag("status", status.label())
                    .register(registry);
        }
        gauge("downhill.queue.depth", now -> now.count(JobStatus.QUEUED))
                .description("Jobs that wait for a worker")
                .register(registry);
        gauge("downhill.queue.age", this::age)
                .description("How long the job has waited that has waited longest")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("downhill.sse.clients", hub, EventHub::followers)
                .description("Open streams of events of this process")
                .register(registry);
    }

    private Gauge.Builder<QueueMeters> gauge(String name, ToDoubleFunction<JobCounts> figure) {
        return Gauge.builder(name, this, meters -> {
            JobCounts now = meters.census();
            return now == null ? Double.NaN : figure.applyAsDouble(now);
        });
    }

    private double age(JobCounts now) {
        Instant oldest = now.oldestQueued();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private @Nullable JobCounts census() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (asked.isBefore(now.minus(REFRESH_INTERVAL))) {
                try {
                    census = store.census();
                } catch (DataAccessException | TransactionException e) {
                    log.debug("The number of jobs is unknown", e);
                    census = null;
                }
                asked = clock.instant();
            }
            return census;
        } finally {
            lock.unlock();
        }
    }
}
