package dev.downhill.http.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class H2IdempotencyKeysTest extends IdempotencyKeysContract {

    private static final DataSource DATABASE = Databases.h2();

    @Override
    DataSource database() {
        return DATABASE;
    }
}
