package dev.downhill.training.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2EventsUpgradeTest extends EventsUpgradeContract {

    @Override
    DataSource empty() {
        return new DriverManagerDataSource(Databases.h2Url(), "sa", "");
    }
}
