package dev.downhill.training.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresEventsUpgradeIT extends EventsUpgradeContract {

    @Override
    DataSource empty() {
        return new DriverManagerDataSource(Databases.postgresUrl(), "postgres", "postgres");
    }
}
