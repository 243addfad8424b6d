package dev.downhill.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.Queries;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.downhill.database.QueueEnd;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/// Configures the way from db-scheduler's queue to the workers: an entry is locked as it is fetched, never more of them
/// than there are idle threads, so that a job of higher priority that comes late still goes first.
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    private static final Logger log = LoggerFactory.getLogger(QueueConfiguration.class);
    private static final String H2 = "H2";

    /// An entry whose worker died keeps its place in the queue.
    @Bean
    Task<Void> trainTask(Worker worker) {
        return Tasks.custom(TrainingQueue.TRAIN)
                .onFailure(new GrowingDelay())
                .onDeadExecution(QueueConfiguration::putBack)
                .execute((entry, context) -> {
                    QueueVerdict verdict = worker.run(
                            entry.getId(), context.getExecution().version, context.getSchedulerState()::isShuttingDown);
                    return completion(verdict);
                });
    }

    private static CompletionHandler<Void> completion(QueueVerdict verdict) {
        return switch (verdict) {
            case DONE -> (_, entry) -> entry.remove();
            case AGAIN -> QueueConfiguration::putBack;
            case NOT_MINE, GONE -> (_, _) -> {};
        };
    }

    private static void putBack(ExecutionComplete complete, ExecutionOperations<Void> entry) {
        entry.reschedule(complete, complete.getExecution().executionTime);
    }

    @Bean
    DbSchedulerCustomizer queueCustomizer(DataSource source) {
        Optional<JdbcCustomization> dialect = isH2(source) ? Optional.of(new H2Dialect()) : Optional.empty();
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return dialect;
            }
        };
    }

    /// An API replica adds to the queue and takes nothing from it.
    @Bean
    @ConditionalOnProperty(name = "downhill.role", havingValue = "api")
    DbSchedulerStarter neverStarted() {
        return () -> {};
    }

    @Bean
    QueueEnd queueEnd(Scheduler scheduler) {
        return new QueueEnd(scheduler);
    }

    /// {@link QueueEnd} stops the scheduler; a second time would be a warning in the log.
    @Bean
    static BeanFactoryPostProcessor schedulerStopsOnce() {
        return factory -> factory.getBeanDefinition(factory.getBeanNamesForType(Scheduler.class, true, false)[0])
                .setDestroyMethodName("");
    }

    /// An H2 file belongs to one process: entries in the hands of a worker when this one starts have lost it, and need
    /// not wait until their heartbeat is missed. Runs before the scheduler starts.
    @Bean
    SmartInitializingSingleton orphanedEntries(DataSource source, JdbcClient jdbc) {
        return () -> {
            if (isH2(source)) {
                int orphans = jdbc.sql("""
                                update scheduled_tasks
                                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                                where picked = true
                                """).update();
                if (orphans > 0) {
                    log.info("Jobs that the last end of the service interrupted, and that go on now: {}", orphans);
                }
            }
        };
    }

    private static boolean isH2(DataSource source) {
        try {
            return H2.equals(JdbcUtils.extractDatabaseMetaData(source, metadata -> metadata.getDatabaseProductName()));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    /// H2 can skip locked rows as PostgreSQL does; db-scheduler does not know that.
    private static final class H2Dialect extends DefaultJdbcCustomization {

        H2Dialect() {
            super(false);
        }

        @Override
        public String getName() {
            return H2;
        }

        @Override
        public boolean supportsGenericLockAndFetch() {
            return true;
        }

        @Override
        public String createGenericSelectForUpdateQuery(String table, int limit, String condition, boolean byPriority) {
            return "select * from " + table + " where picked = ? and execution_time <= ? " + condition
                    + Queries.ansiSqlOrderPart(byPriority) + getQueryLimitPart(limit) + " for update skip locked";
        }
    }
}
