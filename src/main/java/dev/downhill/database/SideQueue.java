package dev.downhill.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// A queue of db-scheduler beside that of the jobs, with a table and threads of its own, so that a training of hours
/// keeps nothing in it waiting.
public final class SideQueue extends QueueEnd {

    /// Db-scheduler waits up to twice as long.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(4);

    private final Scheduler scheduler;
    private final boolean works;

    /// @param tasks what its entries are
    /// @param recurring what is done from time to time besides
    /// @param works whether this process takes entries, or leaves them to others
    public SideQueue(
            DataSource source,
            String table,
            int threads,
            List<Task<?>> tasks,
            List<RecurringTask<?>> recurring,
            boolean works) {
        this(scheduler(source, table, threads, tasks, recurring), works);
    }

    private SideQueue(Scheduler scheduler, boolean works) {
        super(scheduler);
        this.scheduler = scheduler;
        this.works = works;
    }

    private static Scheduler scheduler(
            DataSource source, String table, int threads, List<Task<?>> tasks, List<RecurringTask<?>> recurring) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(source), tasks)
                .startTasks(recurring)
                .tableName(table)
                .threads(threads)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(SHUTDOWN_TIMEOUT)
                .build();
    }

    /// Adds an entry in the caller's transaction.
    public void add(TaskInstance<?> entry, Instant at) {
        scheduler.schedule(entry, at);
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public boolean isAutoStartup() {
        return works;
    }
}
