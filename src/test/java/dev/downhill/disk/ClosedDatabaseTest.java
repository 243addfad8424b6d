package dev.downhill.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// H2 closes its database as it does after a failed write: without a word to the connections of the pool.
class ClosedDatabaseTest {

    @TempDir
    private Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("db") + ";USER=sa;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(2);
        return config;
    }

    @Test
    void thePoolOpensAClosedDatabaseAgain() throws SQLException {
        HikariConfig config = config();
        config.setExceptionOverrideClassName(ClosedDatabase.class.getName());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            execute(pool, "create table t (x int)");
            execute(pool, "insert into t values (1)");
            shutDown();
            assertThatThrownBy(() -> rows(pool))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            error -> assertThat(ClosedDatabase.isBehind(new IllegalStateException(error)))
                                    .isTrue());
            for (int i = 0; i < 2; i++) {
                // The other connection of the pool may be a dead one, too.
                try {
                    rows(pool);
                } catch (SQLException e) {
                    assertThat(ClosedDatabase.isBehind(e)).isTrue();
                }
            }
            assertThat(rows(pool)).isEqualTo(1);
        }
    }

    @Test
    void otherErrorsLeaveConnectionsAlone() {
        ClosedDatabase judge = new ClosedDatabase();
        assertThat(judge.adjudicate(new SQLException("duplicate key", "23505", 23505)))
                .isEqualTo(ClosedDatabase.Override.CONTINUE_EVICT);
        assertThat(ClosedDatabase.isBehind(new IllegalStateException(new SQLException("duplicate", "23505", 23505))))
                .isFalse();
    }

    private void shutDown() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            // It closes what it runs on.
            assertThat(ClosedDatabase.isBehind(e)).isTrue();
        }
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
