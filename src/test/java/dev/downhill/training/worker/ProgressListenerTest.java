package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.TempFiles;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Metrics;
import dev.downhill.training.AttemptLostException;
import dev.downhill.training.Job;
import dev.downhill.training.MemoryChunks;
import dev.downhill.training.MemoryJobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.Sample;
import dev.downhill.training.checkpoint.Checkpoints;
import dev.downhill.training.checkpoint.CheckpointsTest;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class ProgressListenerTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final MemoryJobStore store = new MemoryJobStore();
    private final StopSignal stop = new StopSignal(() -> false);
    private Job job = Sample.running("job_1");
    private final MemoryChunks chunks = new MemoryChunks();
    private volatile Instant now = Sample.NOON;
    private int asked;

    @TempDir
    private Path home;

    private TempFiles tempFiles;

    @BeforeEach
    void theJobRuns() {
        tempFiles = new TempFiles(home);
        store.add(job);
    }

    @AfterEach
    void close() {
        tempFiles.close();
    }

    @Test
    void progressIsWrittenAtMostOnceASecond() {
        ProgressListener listener = listener(null, 1);
        for (int step = 0; step < 3000; step++) {
            assertThat(listener.stopRequested(1, step, step * 10L, this::state)).isFalse();
            now = now.plusMillis(1);
        }
        assertThat(store.written()).hasSize(2);
        Progress second = store.written().getLast();
        assertThat(second.step()).isEqualTo(2000);
        assertThat(second.samplesPerSecond()).isEqualTo(10_000);
        assertThat(second.fraction()).isEqualTo(0.2);
        assertThat(second.estimatedFinish()).isEqualTo(Sample.NOON.plusSeconds(10));
    }

    @Test
    void anEpochIsWrittenInTheTargetsOwnUnits() {
        ProgressListener listener = listener(null, 20);
        listener.stopRequested(1, 312, 9984, this::state);
        now = now.plusSeconds(2);
        Metrics metrics = new Metrics(0.5, Double.NaN, 0.25, 0.5);
        listener.epoch(new EpochResult(1, metrics, metrics, 0.1, 2, 1.5, 1, 0.5, 9), this::state);
        EpochMetrics written = store.epochs("job_1", 0).getFirst();
        assertThat(written.train()).isEqualTo(new Metrics(0.5, Double.NaN, 5, 10));
        assertThat(written.validation()).isEqualTo(written.train());
        assertThat(store.written().getLast())
                .isEqualTo(new Progress(0.1, 1, 313, 5000.0, 9, Sample.NOON.plusSeconds(20)));
    }

    @Test
    void patienceIsUnknownWhereEarlyStoppingIsOff() {
        ProgressListener listener = listener(null, 1);
        now = now.plusSeconds(1);
        listener.epoch(new EpochResult(1, new Metrics(1, 0, 0, 0), null, 0.1, 2, 1.5, 1, 0.5, -1), this::state);
        assertThat(store.written().getLast().patienceLeft()).isNull();
    }

    @Test
    void aCancellationInTheDatabaseIsSeenWithin250Milliseconds() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.cancelRequested(now));
        now = now.plusMillis(249);
        assertThat(listener.stopRequested(1, 1, 10, this::state)).isFalse();
        now = now.plusMillis(1);
        assertThat(listener.stopRequested(1, 2, 20, this::state)).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
    }

    /// Each write waits until the next one comes, as where epochs are shorter than their writing.
    @Test
    void aCancellationIsSeenThoughTheWriterNeverRests() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        SideWriter writer = new SideWriter(
                write -> {
                    waiting.add(write);
                    if (waiting.size() > 1) {
                        waiting.remove().run();
                    }
                },
                () -> {});
        ProgressListener listener = listener(null, null, 1, TransactionOperations.withoutTransaction(), writer);
        store.replace(job.cancelRequested(now));
        boolean stopped = false;
        for (int epoch = 1; epoch <= 10 && !stopped; epoch++) {
            now = now.plusMillis(250);
            finish(listener, epoch);
            stopped = listener.stopRequested(epoch + 1, epoch, epoch * 10L, this::state);
        }
        assertThat(stopped).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
    }

    @Test
    void aSignalInThisProcessIsSeenAtOnce() {
        stop.raise(StopSignal.Cause.CANCELLED);
        assertThat(listener(null, 1).stopRequested(1, 0, 0, this::state)).isTrue();
    }

    @Test
    void theTimeLimitEndsTraining() {
        ProgressListener listener = listener(Sample.NOON.plusSeconds(5), 1);
        now = now.plusMillis(4999);
        assertThat(listener.stopRequested(1, 1, 10, this::state)).isFalse();
        assertThat(store.written().getLast().estimatedFinish()).isEqualTo(Sample.NOON.plusSeconds(5));
        now = now.plusMillis(1);
        assertThat(listener.stopRequested(1, 2, 20, this::state)).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.TIME_LIMIT);
    }

    @Test
    void aWorkerWhoseAttemptIsOverStops() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.workerLost(now).started(now));
        now = now.plusMillis(250);
        assertThatThrownBy(() -> listener.stopRequested(1, 1, 10, this::state))
                .isInstanceOf(AttemptLostException.class);
        Metrics metrics = new Metrics(1, 0, 0, 0);
        assertThatThrownBy(
                        () -> listener.epoch(new EpochResult(1, metrics, null, 0.1, 2, 1.5, 1, 0.5, -1), this::state))
                .isInstanceOf(AttemptLostException.class);
    }

    @Test
    void theFirstEpochIsWrittenWithItsCheckpoint() {
        ProgressListener listener = listener(null, 1);
        finishEpoch(listener);
        assertThat(store.epochs("job_1", 0)).hasSize(1);
        assertThat(chunks.names("job_1")).hasSize(1);
    }

    @Test
    void shortEpochsHaveACheckpointWhereTheIntervalHasPassed() {
        ProgressListener listener = listener(null, 1);
        for (int epoch = 1; epoch <= 23; epoch++) {
            finish(listener, epoch);
            now = now.plusSeconds(1);
        }
        assertThat(store.epochs("job_1", 0)).hasSize(23);
        assertThat(asked).as("after 1, 6, 11, 16 and 21").isEqualTo(5);
    }

    @Test
    void whoLostTheJobLeavesNoCheckpoint() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.workerLost(now).started(now));
        assertThatThrownBy(() -> finishEpoch(listener)).isInstanceOf(AttemptLostException.class);
        assertThat(chunks.names("job_1")).isEmpty();
    }

    private void finishEpoch(ProgressListener listener) {
        finish(listener, 1);
    }

    private void finish(ProgressListener listener, int epoch) {
        listener.epoch(new EpochResult(epoch, new Metrics(1, 0, 0, 0), null, 0.1, 2, 1.5, 1, 0.5, -1), this::state);
    }

    @Test
    void aLongEpochHasACheckpointEvery30Seconds() {
        ProgressListener listener = listener(null, 1);
        for (int second = 0; second < 95; second++) {
            listener.stopRequested(1, second, second, this::state);
            now = now.plusSeconds(1);
        }
        assertThat(asked).isEqualTo(3);
        assertThat(chunks.names("job_1")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(StopSignal.Cause.class)
    void whoeverGoesOnLaterLeavesACheckpoint(StopSignal.Cause cause) {
        stop.raise(cause);
        assertThat(listener(null, 1).stopRequested(1, 3, 30, this::state)).isTrue();
        boolean goesOn = cause == StopSignal.Cause.PAUSED || cause == StopSignal.Cause.SHUTDOWN;
        assertThat(chunks.names("job_1")).hasSize(goesOn ? 1 : 0);
    }

    @Test
    void aPauseInTheDatabaseIsSeenToo() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.pauseRequested(now));
        now = now.plusMillis(250);
        assertThat(listener.stopRequested(1, 2, 20, this::state)).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.PAUSED);
        assertThat(chunks.names("job_1")).hasSize(1);
    }

    @Test
    void whoGoesOnDoesNotTellAgainWhatTheCurvesHave() {
        ProgressListener first = listener(null, 1);
        for (int epoch = 1; epoch <= 4; epoch++) {
            finish(first, epoch);
        }
        int written = store.written().size();
        ProgressListener listener = listener(null, CheckpointsTest.after(100), 1);
        listener.begin();
        for (int epoch = 2; epoch <= 5; epoch++) {
            finish(listener, epoch);
        }
        listener.end();
        assertThat(store.epochs("job_1", 0)).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(store.written().subList(written, store.written().size()))
                .as("the start, the checkpoint after the first, and what is new")
                .hasSize(3);
    }

    @Test
    void epochsThatDifferAreToldAnew() {
        for (int epoch = 1; epoch <= 4; epoch++) {
            store.epoch("job_1", 1, Sample.epoch(epoch, 9), Progress.NONE, new Best(1, 1, true));
        }
        ProgressListener listener = listener(null, CheckpointsTest.after(100), 1);
        listener.begin();
        assertThat(store.epochs("job_1", 0)).hasSize(4);
        finish(listener, 2);
        assertThat(store.epochs("job_1", 0)).extracting(EpochMetrics::epoch).containsExactly(1, 2);
        assertThat(store.epochs("job_1", 1)).isNotEqualTo(List.of(Sample.epoch(2, 9)));
    }

    /// Otherwise the curves would show more than the model has learnt.
    @ParameterizedTest
    @EnumSource(StopSignal.Cause.class)
    void theCurvesEndWithTheTraining(StopSignal.Cause cause) {
        Best late = new Best(4, 0.25, true);
        for (int epoch = 1; epoch <= 4; epoch++) {
            store.epoch("job_1", 1, Sample.epoch(epoch, 9), Progress.NONE, late);
        }
        job = Sample.withAnEpoch(job);
        stop.raise(cause);
        ProgressListener listener = listener(null, CheckpointsTest.after(100), 1);
        listener.begin();
        assertThat(listener.stopRequested(2, 100, 1000, this::state)).isTrue();
        listener.end();
        boolean goesOn = cause == StopSignal.Cause.PAUSED || cause == StopSignal.Cause.SHUTDOWN;
        assertThat(store.epochs("job_1", 0)).hasSize(goesOn ? 4 : 1);
        assertThat(store.best("job_1")).contains(goesOn ? late : new Best(1, 0.5, true));
    }

    @Test
    void trainingDoesNotWaitForASlowStore() throws InterruptedException {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        try (ProgressListener listener =
                listener(null, null, 1, new SlowTransactions(storing, slow), SideWriter.of("job_1"))) {
            finish(listener, 1);
            storing.await();
            for (int epoch = 2; epoch <= 20; epoch++) {
                now = now.plusSeconds(6);
                assertThat(listener.stopRequested(epoch, epoch, epoch, this::state))
                        .isFalse();
                finish(listener, epoch);
            }
            assertThat(asked).as("copies while one is being stored").isEqualTo(1);
            assertThat(store.epochs("job_1", 0)).isEmpty();
            slow.countDown();
            listener.end();
            assertThat(store.epochs("job_1", 0)).hasSize(20);
            now = now.plusSeconds(6);
            finish(listener, 21);
            listener.end();
            assertThat(asked).isEqualTo(2);
        }
    }

    @Test
    void trainingHearsOfAFailureBesideIt() {
        try (ProgressListener listener =
                listener(null, null, 1, TransactionOperations.withoutTransaction(), SideWriter.of("job_1"))) {
            store.replace(job.workerLost(now).started(now));
            assertThatThrownBy(() -> {
                        finish(listener, 1);
                        listener.end();
                    })
                    .isInstanceOf(AttemptLostException.class);
            assertThatThrownBy(() -> listener.stopRequested(2, 2, 2, this::state))
                    .isInstanceOf(AttemptLostException.class);
        }
        assertThat(chunks.names("job_1")).isEmpty();
    }

    private Checkpoint state() {
        return CheckpointsTest.after(++asked);
    }

    private ProgressListener listener(@Nullable Instant deadline, double unit) {
        return listener(deadline, null, unit);
    }

    private ProgressListener listener(@Nullable Instant deadline, @Nullable Checkpoint from, double unit) {
        return listener(
                deadline,
                from,
                unit,
                TransactionOperations.withoutTransaction(),
                new SideWriter(Runnable::run, () -> {}));
    }

    private ProgressListener listener(
            @Nullable Instant deadline,
            @Nullable Checkpoint from,
            double unit,
            TransactionOperations transactions,
            SideWriter writer) {
        InstantSource clock = () -> now;
        long before = from == null ? 0 : from.samples();
        return new ProgressListener(
                job,
                store,
                new Checkpoints(chunks, tempFiles, "job_1"),
                transactions,
                stop,
                clock,
                new ThroughputEstimate(Sample.NOON, before, 10_000, 10, deadline),
                new TrainingMeters(new SimpleMeterRegistry()),
                from,
                unit,
                writer,
                INTERVAL);
    }

    /// The first transaction of a slow database ends when it is told to.
    private record SlowTransactions(CountDownLatch begun, CountDownLatch end) implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TransactionOperations.withoutTransaction().execute(action);
        }
    }
}
