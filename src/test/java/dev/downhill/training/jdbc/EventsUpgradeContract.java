package dev.downhill.training.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Databases;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A service that is started on the tables of a time before events tells of its old jobs as if they had always been
/// there.
abstract class EventsUpgradeContract {

    private static final String BEFORE_EVENTS = "5";

    /// An empty database without tables.
    abstract DataSource empty();

    @Test
    void jobsFromBeforeEventsHaveTheirHistory() {
        DataSource source = empty();
        Databases.migrate(source, BEFORE_EVENTS);
        JdbcClient client = JdbcClient.create(source);
        insertJob(client, "job_done", "succeeded", List.of("queued", "running", "succeeded"), 2);
        insertJob(client, "job_running", "running", List.of("queued", "running"), 1);
        insertJob(client, "job_queued", "queued", List.of("queued"), 0);

        Databases.migrate(source, "latest");

        assertThat(events(client, "job_done"))
                .containsExactly("status queued", "status running", "epoch 1", "epoch 2", "status succeeded", "end");
        assertThat(events(client, "job_running")).containsExactly("status queued", "status running", "epoch 1");
        assertThat(events(client, "job_queued")).containsExactly("status queued");
    }

    private static List<String> events(JdbcClient client, String job) {
        return client.sql("select kind, status, epoch from job_events where job_id = ? order by id")
                .param(job)
                .query((row, _) -> row.getString(1) + text(row.getString(2)) + text(row.getString(3)))
                .list();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : " " + value;
    }

    private static void insertJob(JdbcClient client, String id, String status, List<String> history, int epochs) {
        client.sql("""
                        insert into jobs (id, name, status, created_at, attempt, priority, fraction, epoch, step,
                            dataset_id, network, hyperparameters, metadata)
                        values (?, 'old', ?, current_timestamp, 1, 0, 0, ?, 0, 'ds_old', '{}', '{}', '{}')
                        """).params(id, status, epochs).update();
        for (int position = 0; position < history.size(); position++) {
            client.sql("""
                            insert into job_transitions (job_id, position, status, happened_at)
                            values (?, ?, ?, current_timestamp)
                            """).params(id, position, history.get(position)).update();
        }
        for (int epoch = 1; epoch <= epochs; epoch++) {
            client.sql("""
                            insert into epoch_metrics (job_id, epoch, train_loss, learning_rate, gradient_norm, seconds)
                            values (?, ?, 1, 0.1, 1, 1)
                            """).params(id, epoch).update();
        }
    }
}
