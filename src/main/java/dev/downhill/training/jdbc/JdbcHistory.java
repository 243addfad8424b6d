package dev.downhill.training.jdbc;

import dev.downhill.training.Job;
import dev.downhill.training.JobMoved;
import dev.downhill.training.Transition;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The history of the jobs' states. Every new state is stored with its event and published to listeners in this
/// process, all in the caller's transaction.
@Component
class JdbcHistory {

    private final JdbcClient jdbc;
    private final JdbcJobEvents events;
    private final ApplicationEventPublisher publisher;

    JdbcHistory(JdbcClient jdbc, JdbcJobEvents events, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.events = events;
        this.publisher = publisher;
    }

    /// @return by the id of the job, in their order; nothing of a job that is unknown
    Map<String, List<Transition>> of(List<String> ids) {
        Map<String, List<Transition>> transitions = new HashMap<>();
        jdbc.sql("select * from job_transitions where job_id in (:ids) order by job_id, position")
                .param("ids", ids)
                .query(row -> {
                    transitions
                            .computeIfAbsent(row.getString("job_id"), _ -> new ArrayList<>())
                            .add(new Transition(
                                    JobRows.status(row.getString("status")), JobRows.instant(row, "happened_at")));
                });
        return transitions;
    }

    /// @param from how many of the job's transitions are stored already
    void add(Job job, int from) {
        for (int i = from; i < job.transitions().size(); i++) {
            Transition transition = job.transitions().get(i);
            jdbc.sql("insert into job_transitions (job_id, position, status, happened_at) values (?, ?, ?, ?)")
                    .params(
                            job.id(),
                            i,
                            transition.status().label(),
                            transition.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        events.moved(job, from);
        publisher.publishEvent(new JobMoved(
                job, job.transitions().subList(from, job.transitions().size())));
    }
}
