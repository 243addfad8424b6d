package dev.downhill.http.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class PostgresIdempotencyKeysIT extends IdempotencyKeysContract {

    private static final DataSource DATABASE = Databases.postgres();

    @Override
    DataSource database() {
        return DATABASE;
    }
}
