package dev.downhill.database.h2;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.Queries;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets db-scheduler use H2 as it uses PostgreSQL: H2 can skip locked rows, too, but db-scheduler does not know that.
@Configuration(proxyBeanMethods = false)
class QueueDialect {

    private static final Logger log = LoggerFactory.getLogger(QueueDialect.class);

    @Bean
    DbSchedulerCustomizer queueCustomizer(DataSource source) {
        Optional<JdbcCustomization> dialect = H2.is(source) ? Optional.of(new SkipLocked()) : Optional.empty();
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return dialect;
            }
        };
    }

    /// An H2 file belongs to one process: entries in the hands of a worker when this process starts have lost it, and
    /// need not wait until their heartbeat is missed. Runs before the scheduler starts.
    @Bean
    SmartInitializingSingleton orphanedEntries(DataSource source, JdbcClient jdbc) {
        return () -> {
            if (H2.is(source)) {
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

    private static final class SkipLocked extends DefaultJdbcCustomization {

        SkipLocked() {
            super(false);
        }

        @Override
        public String getName() {
            return H2.NAME;
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
