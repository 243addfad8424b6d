package dev.downhill.training.jdbc;

import dev.downhill.training.worker.QueueEntries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Reads and removes entries of db-scheduler's table, by name, instance and version as that library writes them.
@Repository
@Transactional
class JdbcQueueEntries implements QueueEntries {

    private final JdbcClient jdbc;

    JdbcQueueEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean holdsLease(String jobId, long lease) {
        return !jdbc.sql("""
                        select version from scheduled_tasks
                        where task_name = ? and task_instance = ? and version = ? and picked = true for update
                        """).params(TASK, jobId, lease).query().listOfRows().isEmpty();
    }

    @Override
    public void remove(String jobId, long lease) {
        jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?")
                .params(TASK, jobId, lease)
                .update();
    }

    @Override
    public void remove(String jobId) {
        jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false")
                .params(TASK, jobId)
                .update();
    }
}
