package dev.downhill.training.jdbc;

import dev.downhill.training.Job;
import dev.downhill.training.Transition;
import dev.downhill.training.event.EventBell;
import dev.downhill.training.event.JobEvent;
import dev.downhill.training.event.JobEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Events in one table. Those who write hold the row of the job, which {@link JdbcJobStore} sees to. Those who read do
/// so in a transaction, whose end says it if what they saw could not be kept.
@Repository
class JdbcJobEvents implements JobEvents {

    private static final String PAGE = """
            select * from (
                select e.id as event_id, e.job_id as event_job, e.kind, e.status, e.happened_at, m.*
                from job_events e left join epoch_metrics m on m.job_id = e.job_id and m.epoch = e.epoch
                where e.job_id = ? and e.id > ? order by e.id limit ?) page
            """;

    private final JdbcClient jdbc;
    private final EventBell bell;

    JdbcJobEvents(JdbcClient jdbc, EventBell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    @Override
    @Transactional(readOnly = true)
    public List<JobEvent> after(Map<String, Long> positions, int limit) {
        if (positions.isEmpty()) {
            return List.of();
        }
        String pages = positions.keySet().stream().map(_ -> PAGE).collect(Collectors.joining(" union all "));
        List<Object> values = new ArrayList<>();
        positions.forEach((job, id) -> values.addAll(List.of(job, id, limit)));
        values.add(limit);
        return jdbc.sql("select * from (" + pages + ") pages order by event_id limit ?")
                .params(values)
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from job_events")
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public long newestOf(String jobId) {
        return jdbc.sql("select coalesce(max(id), 0) from job_events where job_id = ?")
                .param(jobId)
                .query(Long.class)
                .single();
    }

    /// Adds what happened to a job in its latest transitions.
    ///
    /// @param from the first of them
    void moved(Job job, int from) {
        for (Transition transition :
                job.transitions().subList(from, job.transitions().size())) {
            jdbc.sql("insert into job_events (job_id, kind, status, happened_at) values (?, 'status', ?, ?)")
                    .params(
                            job.id(),
                            transition.status().label(),
                            transition.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        if (job.status().isTerminal()) {
            jdbc.sql("insert into job_events (job_id, kind) values (?, 'end')")
                    .param(job.id())
                    .update();
        }
        ring();
    }

    void epochDone(String jobId, int epoch) {
        jdbc.sql("insert into job_events (job_id, kind, epoch) values (?, 'epoch', ?)")
                .params(jobId, epoch)
                .update();
        ring();
    }

    void forgetEpochs(String jobId, int after) {
        jdbc.sql("delete from job_events where job_id = ? and epoch > ?")
                .params(jobId, after)
                .update();
    }

    /// Once others can see it.
    private void ring() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private static JobEvent read(ResultSet row) throws SQLException {
        long id = row.getLong("event_id");
        String job = row.getString("event_job");
        return switch (row.getString("kind")) {
            case "status" ->
                new JobEvent.Moved(
                        id,
                        job,
                        new Transition(JobRows.status(row.getString("status")), JobRows.instant(row, "happened_at")));
            case "epoch" -> new JobEvent.EpochDone(id, job, EpochRows.read(row));
            default -> new JobEvent.Ended(id, job);
        };
    }
}
