package dev.downhill.chunk.jdbc;

import dev.downhill.testing.Databases;
import javax.sql.DataSource;

class H2ChunksTest extends ChunksContract {

    private static final DataSource SOURCE = Databases.h2();

    @Override
    DataSource database() {
        return SOURCE;
    }
}
