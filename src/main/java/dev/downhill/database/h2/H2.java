package dev.downhill.database.h2;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/// Tells whether a database is H2.
public final class H2 {

    /// The name by which H2 introduces itself.
    static final String NAME = "H2";

    private H2() {}

    /// Judges by the JDBC URL.
    public static boolean is(String url) {
        return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.H2;
    }

    /// Judges by a connection.
    static boolean is(DataSource source) {
        try {
            return NAME.equals(
                    JdbcUtils.extractDatabaseMetaData(source, metadata -> metadata.getDatabaseProductName()));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the database does not tell its name", e);
        }
    }
}
