package dev.downhill.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/// Puts a {@link DurableDataSource} before the pool where the database is H2.
@Component
class DurableReads implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool
                        && DatabaseDriver.fromJdbcUrl(pool.getJdbcUrl()) == DatabaseDriver.H2
                ? new DurableDataSource(pool)
                : bean;
    }
}
