package dev.downhill.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Fresh, migrated databases of both kinds that the service runs on. Every call gives an empty one of its own.
///
/// A Spring test takes the URL instead and lets the service migrate:
/// `registry.add("spring.datasource.url", Databases::postgresUrl)`, user and password `postgres`.
public final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /// H2 in memory, in the mode in which the service uses it.
    public static DataSource h2() {
        return migrated(h2Url(), "sa", "");
    }

    /// A new database of the one PostgreSQL server that this JVM starts on first use and stops at its end.
    public static DataSource postgres() {
        return migrated(postgresUrl(), "postgres", "postgres");
    }

    /// URL of an empty, unmigrated H2 database (user `sa`, no password).
    public static String h2Url() {
        return "jdbc:h2:mem:test" + COUNT.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    /// URL of an empty, unmigrated PostgreSQL database (user and password `postgres`).
    public static String postgresUrl() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static DataSource migrated(String url, String user, String password) {
        DataSource source = new DriverManagerDataSource(url, user, password);
        migrate(source, "latest");
        return source;
    }

    /// Brings the tables to a version, as a service of that time would have done.
    ///
    /// @param version the number of a migration, or `latest`
    public static void migrate(DataSource source, String version) {
        Flyway.configure().dataSource(source).target(version).load().migrate();
    }

    /// Started when first named.
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "UTC")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
