package dev.downhill.training.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class PostgresJobStoreIT extends JobStoreContract {

    private static final DataSource DATABASE = Databases.postgres();

    @Override
    DataSource database() {
        return DATABASE;
    }
}
