package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The stored records of jobs that have all succeeded, however many workers they have lost on the way.
///
/// @param epochs that each of them took
record Books(JdbcClient jdbc, int epochs) {

    /// The states of a job in their order: no worker after the one that made it succeed.
    private static final String MOVES = "queued running( queued running)* succeeded";

    /// @param jobs how many there are
    void assertClosed(int jobs) {
        assertThat(texts("select status from jobs")).hasSize(jobs).containsOnly("succeeded");
        assertModels(jobs);
        assertHistories(jobs);
        assertThat(texts("select task_instance from scheduled_tasks where task_name = 'train'"))
                .as("left in the queue")
                .isEmpty();
        assertThat(texts("select owner from blobs where owner like 'job\\_%'"))
                .as("left of checkpoints")
                .isEmpty();
    }

    private void assertModels(int jobs) {
        assertThat(texts("select model_id from jobs"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(texts("select id from models"))
                .hasSize(jobs);
        assertThat(texts("select j.id from jobs j join models m on m.id = j.model_id where m.job <> j.id"))
                .as("jobs with a model of another")
                .isEmpty();
        assertThat(texts("select name from models group by name having count(*) <> max(version)"))
                .as("names with a version too few or too many")
                .isEmpty();
        assertThat(
                        texts(
                                "select cast(seed as text) from models group by seed having count(distinct weights_sha256) > 1"))
                .as("seeds of which an interruption has left a trace in the weights")
                .isEmpty();
    }

    private void assertHistories(int jobs) {
        assertThat(texts("select string_agg(status, ' ' order by position) from job_transitions group by job_id"))
                .hasSize(jobs)
                .allMatch(moves -> moves.matches(MOVES));
        assertThat(texts("""
                        select id from jobs where attempt <>
                        (select count(*) from job_transitions where job_id = jobs.id and status = 'running')
                        """))
                .as("jobs whose attempts are not those they were given")
                .isEmpty();
        String counted =
                IntStream.rangeClosed(1, epochs).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        assertThat(
                        texts(
                                "select string_agg(cast(epoch as text), ' ' order by epoch) from epoch_metrics group by job_id"))
                .hasSize(jobs)
                .containsOnly(counted);
        assertThat(texts("""
                        select string_agg(cast(epoch as text), ' ' order by id) from job_events
                        where kind = 'epoch' group by job_id
                        """))
                .as("epochs in the order of their events")
                .hasSize(jobs)
                .containsOnly(counted);
        assertThat(texts("""
                        select string_agg(coalesce(status, kind), ' ' order by id) from job_events
                        where kind <> 'epoch' group by job_id
                        """)).hasSize(jobs).allMatch(moves -> moves.matches(MOVES + " end"));
    }

    /// How many workers were lost in all.
    int lostWorkers() {
        return jdbc.sql("select coalesce(sum(attempt - 1), 0) from jobs")
                .query(Integer.class)
                .single();
    }

    private List<String> texts(String query) {
        return jdbc.sql(query).query((row, _) -> row.getString(1)).list();
    }
}
