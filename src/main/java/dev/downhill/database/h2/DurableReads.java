package dev.downhill.database.h2;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Puts a {@link DurableDataSource} before the pool where the database is H2.
@Component
class DurableReads implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool && H2.is(pool.getJdbcUrl()) ? new DurableDataSource(pool) : bean;
    }
}
