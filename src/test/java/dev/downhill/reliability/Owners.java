package dev.downhill.reliability;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks several times a second which jobs are said to run, and whether the process that has them is there.
final class Owners implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final Predicate<String> isAwake;
    private final Map<String, Long> orphanedSince = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Duration longest = Duration.ZERO;

    /// @param isAwake whether the process of a name lives and is not frozen
    Owners(JdbcClient jdbc, Predicate<String> isAwake) {
        this.jdbc = jdbc;
        this.isAwake = isAwake;
        this.thread = Thread.ofPlatform().name("owners").start(this::lookOn);
    }

    /// @param owner null where no worker has taken it
    private record Running(String id, @Nullable String owner) {}

    private void lookOn() {
        while (!closed) {
            look();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void look() {
        List<Running> running = jdbc.sql("""
                        select j.id, s.picked_by as owner from jobs j
                        left join scheduled_tasks s on s.task_instance = j.id and s.task_name = 'train' and s.picked
                        where j.status = 'running'
                        """)
                .query((row, _) -> new Running(row.getString("id"), row.getString("owner")))
                .list();
        long now = System.nanoTime();
        List<String> orphans = running.stream()
                .filter(job -> job.owner() == null || !isAwake.test(job.owner()))
                .map(Running::id)
                .toList();
        orphanedSince.keySet().retainAll(orphans);
        for (String orphan : orphans) {
            Duration time = Duration.ofNanos(now - orphanedSince.computeIfAbsent(orphan, _ -> now));
            longest = time.compareTo(longest) > 0 ? time : longest;
        }
    }

    /// The longest time that a job was running without a live worker.
    Duration longest() {
        return longest;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
