package dev.downhill.chunk.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class PostgresChunksIT extends ChunksContract {

    private static final DataSource SOURCE = Databases.postgres();

    @Override
    DataSource database() {
        return SOURCE;
    }
}
