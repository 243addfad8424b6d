package dev.downhill.training.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.train.Metrics;
import dev.downhill.training.Job;
import dev.downhill.training.JobCounts;
import dev.downhill.training.JobFilter;
import dev.downhill.training.JobMoves;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.Sample;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.event.EventBell;
import dev.downhill.training.event.JobEvent;
import dev.downhill.training.worker.QueueEntries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The contract of jobs on every database.
abstract class JobStoreContract {

    private static final JobFilter ALL = new JobFilter(Set.of(), null, null);
    private static final Progress HALF = new Progress(0.5, 3, 70, 123.5, 4, Sample.NOON.plusSeconds(9));
    private static final Best BEST = new Best(2, 0.25, true);

    private JdbcClient jdbc;
    private JdbcJobEvents events;
    private JobStore store;
    private QueueEntries entries;

    abstract DataSource database();

    @BeforeEach
    void emptyTables() {
        jdbc = JdbcClient.create(database());
        jdbc.sql("delete from jobs").update();
        jdbc.sql("delete from scheduled_tasks").update();
        events = new JdbcJobEvents(jdbc, new EventBell());
        entries = new JdbcQueueEntries(jdbc);
        store = new JdbcJobStore(jdbc, events, new JdbcHistory(jdbc, events, _ -> {}));
    }

    @ParameterizedTest
    @EnumSource
    void aJobComesBackAsItWasInEveryState(JobStatus status) {
        Job job = Sample.in(status);
        store.add(job);
        assertThat(store.find(job.id())).contains(job);
        assertThat(store.lock(job.id())).contains(job);
        assertThat(store.find("job_unknown")).isEmpty();
    }

    @Test
    void theNetworkMayComeWithTheJob() {
        Job job = Sample.queued("job_1", 0, null);
        store.add(job);
        assertThat(store.find("job_1")).contains(job);
    }

    @Test
    void aMoveChangesTheJobAndAddsItsTransition() {
        Job queued = Sample.queued("job_1");
        store.add(queued);
        Job running = JobMoves.started(queued);
        assertThat(store.move(queued, running)).isTrue();
        assertThat(store.find("job_1")).contains(running);
    }

    @Test
    void aJobWaitsForMemoryUntilItMoves() {
        Job queued = Sample.queued("job_1");
        store.add(queued);
        assertThat(store.waitsForMemory("job_1")).isFalse();
        store.waitForMemory("job_1");
        assertThat(store.waitsForMemory("job_1")).isTrue();
        assertThat(store.find("job_1")).contains(queued);
        Job running = JobMoves.started(queued);
        assertThat(store.move(queued, running)).isTrue();
        assertThat(store.waitsForMemory("job_1")).isFalse();
        store.waitForMemory("job_1");
        assertThat(store.waitsForMemory("job_1")).as("only what waits").isFalse();
        assertThat(store.waitsForMemory("job_unknown")).isFalse();
    }

    @Test
    void aMoveFromAStateThatIsNoMoreChangesNothing() {
        Job queued = Sample.queued("job_1");
        store.add(queued);
        Job running = JobMoves.started(queued);
        store.move(queued, running);
        assertThat(store.move(queued, JobMoves.cancelRequested(queued))).isFalse();
        assertThat(store.find("job_1")).contains(running);
    }

    @Test
    void theAttemptThatLastLeftACheckpointIsKnown() {
        Job running = Sample.running("job_1");
        store.add(running);
        assertThat(store.progress("job_1", 1, HALF)).isTrue();
        assertThat(store.progressed("job_1")).isZero();
        assertThat(store.kept("job_1", 1, HALF)).isTrue();
        assertThat(store.progressed("job_1")).isEqualTo(1);
        store.move(running, JobMoves.started(JobMoves.workerLost(running)));
        assertThat(store.kept("job_1", 1, HALF)).as("a stale attempt").isFalse();
        assertThat(store.progressed("job_1")).isEqualTo(1);
        assertThat(store.epoch("job_1", 2, Sample.epoch(1, 9), HALF, BEST)).isTrue();
        assertThat(store.progressed("job_1")).isEqualTo(2);
    }

    @Test
    void theWritesOfAnOldAttemptChangeNothing() {
        Job running = Sample.running("job_1");
        store.add(running);
        Job again = JobMoves.started(JobMoves.workerLost(running));
        store.move(running, again);
        assertThat(store.progress("job_1", 1, HALF)).isFalse();
        assertThat(store.epoch("job_1", 1, Sample.epoch(1, 9), HALF, BEST)).isFalse();
        assertThat(store.move(running, JobMoves.handedBack(running))).isFalse();
        assertThat(store.statusOf("job_1", 1)).isEmpty();
        assertThat(store.epochs("job_1", 0)).isEmpty();
        assertThat(store.find("job_1")).contains(again);
        assertThat(store.progress("job_1", 2, HALF)).isTrue();
    }

    @Test
    void aJobThatNoWorkerHasTakesNoProgress() {
        store.add(Sample.queued("job_1"));
        assertThat(store.progress("job_1", 1, HALF)).isFalse();
        assertThat(store.epoch("job_1", 1, Sample.epoch(1, 9), HALF, BEST)).isFalse();
    }

    @Test
    void epochsProgressAndBestAreWrittenTogether() {
        store.add(Sample.running("job_1"));
        EpochMetrics classes = Sample.epoch(1, 9);
        EpochMetrics number =
                new EpochMetrics(2, new Metrics(0.5, Double.NaN, 3, 4), null, 0.1, Double.POSITIVE_INFINITY, 0.25);
        assertThat(store.epoch("job_1", 1, classes, HALF, BEST)).isTrue();
        assertThat(store.epoch("job_1", 1, number, HALF, new Best(2, 0.5, false)))
                .isTrue();
        assertThat(store.epochs("job_1", 0)).containsExactly(classes, number);
        assertThat(store.epochs("job_1", 1)).containsExactly(number);
        Job job = store.find("job_1").orElseThrow();
        assertThat(job.progress()).isEqualTo(HALF);
        assertThat(job.best()).isEqualTo(new Best(2, 0.5, false));
        assertThat(store.forgetEpochs("job_1", 2, 0, Progress.NONE, null)).isFalse();
        assertThat(store.forgetEpochs("job_1", 1, 1, Progress.NONE, BEST)).isTrue();
        assertThat(store.epochs("job_1", 0)).containsExactly(classes);
        Job back = store.find("job_1").orElseThrow();
        assertThat(back.progress()).isEqualTo(Progress.NONE);
        assertThat(back.best()).isEqualTo(BEST);
        assertThat(store.forgetEpochs("job_1", 1, 0, Progress.NONE, null)).isTrue();
        assertThat(store.find("job_1").orElseThrow().best()).isNull();
    }

    @Test
    void listsAreNewestFirstAndFiltered() {
        store.add(Sample.queued("job_a"));
        store.add(Sample.running("job_b"));
        store.add(Sample.queued("job_c"));
        assertThat(ids(ALL, 10, null)).containsExactly("job_c", "job_b", "job_a");
        assertThat(ids(ALL, 1, "job_c")).containsExactly("job_b");
        assertThat(ids(new JobFilter(Set.of(JobStatus.QUEUED), null, null), 10, null))
                .containsExactly("job_c", "job_a");
        assertThat(ids(new JobFilter(Set.of(), "ds_1", null), 10, "job_b")).containsExactly("job_a");
        assertThat(ids(new JobFilter(Set.of(JobStatus.QUEUED), "ds_2", null), 10, null))
                .isEmpty();
        Set<JobStatus> both = Set.of(JobStatus.QUEUED, JobStatus.RUNNING);
        assertThat(ids(new JobFilter(both, null, "IRI"), 10, "job_c")).containsExactly("job_b", "job_a");
        assertThat(ids(new JobFilter(both, null, "i_is"), 10, null)).isEmpty();
    }

    @Test
    void higherPrioritiesAndOlderJobsGoFirst() {
        Job first = Sample.queued("job_c", 5, null);
        Job second = Sample.queued("job_a", 0, null);
        Job third = Sample.queued("job_b", 0, null);
        List.of(first, second, third, Sample.running("job_0")).forEach(store::add);
        assertThat(List.of(store.ahead(first), store.ahead(second), store.ahead(third)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void jobsAreCountedByStateAndTheOldestThatWaitsIsKnown() {
        assertThat(store.census()).isEqualTo(new JobCounts(Map.of(), null));
        store.add(Sample.queued("job_a"));
        store.add(JobMoves.handedBack(Sample.running("job_b")));
        store.add(Sample.running("job_c"));
        assertThat(store.queued()).isEqualTo(2);
        assertThat(store.census())
                .isEqualTo(new JobCounts(Map.of(JobStatus.QUEUED, 2, JobStatus.RUNNING, 1), Sample.NOON));
    }

    @Test
    void onlyUnfinishedJobsKeepWhatTheyNeed() {
        Job running = Sample.running("job_1");
        store.add(running);
        assertThat(store.unfinishedOnDataset("ds_1")).contains("job_1");
        assertThat(store.unfinishedOnNetwork("net_1")).contains("job_1");
        assertThat(store.unfinishedOnDataset("ds_2")).isEmpty();
        store.move(running, JobMoves.failed(running));
        assertThat(store.unfinishedOnDataset("ds_1")).isEmpty();
        assertThat(store.unfinishedOnNetwork("net_1")).isEmpty();
    }

    @Test
    void aJobIsDeletedWithItsHistoryAndItsCurves() {
        store.add(Sample.running("job_1"));
        store.epoch("job_1", 1, Sample.epoch(1, 9), HALF, BEST);
        store.delete("job_1");
        for (String table : List.of("jobs", "job_transitions", "epoch_metrics")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whatHappensIsAnEventAndWhatIsRefusedIsNone() {
        Job queued = Sample.queued("job_1");
        Job running = JobMoves.started(queued);
        Job failed = JobMoves.failed(running);
        store.add(queued);
        store.add(Sample.queued("job_2"));
        store.move(queued, running);
        store.move(queued, running);
        for (int epoch = 1; epoch <= 3; epoch++) {
            store.epoch("job_1", 1, Sample.epoch(epoch, 9), HALF, BEST);
        }
        store.epoch("job_1", 2, Sample.epoch(4, 9), HALF, BEST);
        store.forgetEpochs("job_1", 1, 1, HALF, BEST);
        store.move(running, failed);
        List<JobEvent> found = events.after(Map.of("job_1", 0L), 10);
        assertThat(found.stream().map(JobStoreContract::named))
                .containsExactly("queued", "running", "epoch 1", "failed", "end");
        assertThat(((JobEvent.EpochDone) found.get(2)).metrics()).isEqualTo(Sample.epoch(1, 9));
        assertThat(((JobEvent.Moved) found.get(3)).transition())
                .isEqualTo(failed.transitions().getLast());
        assertThat(found).extracting(JobEvent::id).isSorted().doesNotHaveDuplicates();
        assertThat(found.getLast().id()).isEqualTo(events.newestOf("job_1")).isEqualTo(events.newest());
        assertThat(events.newestOf("job_3")).isZero();
        Map<String, Long> both = Map.of("job_1", found.get(2).id(), "job_2", 0L);
        assertThat(events.after(both, 2).stream().map(event -> event.job() + " " + named(event)))
                .containsExactly("job_2 queued", "job_1 failed");
        assertThat(events.after(both, 1)).as("of all jobs together").hasSize(1);
        assertThat(events.after(Map.of(), 10)).isEmpty();
        store.delete("job_1");
        assertThat(events.after(Map.of("job_1", 0L), 10)).isEmpty();
    }

    private static String named(JobEvent event) {
        return switch (event) {
            case JobEvent.Moved moved -> moved.transition().status().label();
            case JobEvent.EpochDone done -> "epoch " + done.metrics().epoch();
            case JobEvent.Ended _ -> "end";
        };
    }

    @Test
    void aLeaseHoldsUntilTheQueueGivesTheEntryToAnother() {
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('train', 'job_1', current_timestamp, true, 7)
                """).update();
        assertThat(entries.holdsLease("job_1", 7)).isTrue();
        assertThat(entries.holdsLease("job_1", 6)).isFalse();
        assertThat(entries.holdsLease("job_2", 7)).isFalse();
        jdbc.sql("update scheduled_tasks set picked = false").update();
        assertThat(entries.holdsLease("job_1", 7)).isFalse();
        entries.remove("job_1", 6);
        assertThat(entries()).as("another's entry").isEqualTo(1);
        entries.remove("job_1", 7);
        assertThat(entries()).isZero();
    }

    private int entries() {
        return jdbc.sql("select count(*) from scheduled_tasks")
                .query(Integer.class)
                .single();
    }

    private List<String> ids(JobFilter filter, int limit, @Nullable String after) {
        return store.list(filter, limit, after).stream().map(Job::id).toList();
    }
}
