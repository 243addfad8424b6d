package dev.downhill.training.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class H2JobStoreTest extends JobStoreContract {

    private static final DataSource DATABASE = Databases.h2();

    @Override
    DataSource database() {
        return DATABASE;
    }
}
