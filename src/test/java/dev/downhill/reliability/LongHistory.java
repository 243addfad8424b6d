package dev.downhill.reliability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// More events of a job than any kernel keeps for a client who does not read: ten megabytes, as hours of training
/// leave.
final class LongHistory {

    private static final int EVENTS = 50_000;

    private LongHistory() {}

    /// Gives a job in PostgreSQL that has trained an epoch many events of it.
    static void of(String job, DataSource source) throws SQLException {
        String sql = "insert into job_events (job_id, kind, epoch) select ?, 'epoch', 1 from generate_series(1, ?)";
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql);
                Statement statement = connection.createStatement()) {
            insert.setString(1, job);
            insert.setInt(2, EVENTS);
            insert.executeUpdate();
            // What has grown over hours the database knows; what came at once it would plan for as if it were little.
            statement.execute("analyze job_events");
        }
    }
}
