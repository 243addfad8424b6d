package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Metrics;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {

    private final MemoryJobStore store = new MemoryJobStore(1);
    private final StopSignal stop = new StopSignal(() -> false);
    private final Job job = Sample.running("job_1");
    private Instant now = Sample.NOON;

    @BeforeEach
    void theJobRuns() {
        store.add(job);
    }

    @Test
    void progressIsWrittenAtMostOnceASecond() {
        ProgressListener listener = listener(null, 1);
        for (int step = 0; step < 3000; step++) {
            assertThat(listener.stopRequested(1, step, step * 10L)).isFalse();
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
        listener.stopRequested(1, 312, 9984);
        now = now.plusSeconds(2);
        Metrics metrics = new Metrics(0.5, Double.NaN, 0.25, 0.5);
        listener.epoch(new EpochResult(1, metrics, metrics, 0.1, 2, 1.5, 1, 0.5, 9));
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
        listener.epoch(new EpochResult(1, new Metrics(1, 0, 0, 0), null, 0.1, 2, 1.5, 1, 0.5, -1));
        assertThat(store.written().getLast().patienceLeft()).isNull();
    }

    @Test
    void aCancellationInTheDatabaseIsSeenWithin250Milliseconds() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.cancelRequested(now));
        now = now.plusMillis(249);
        assertThat(listener.stopRequested(1, 1, 10)).isFalse();
        now = now.plusMillis(1);
        assertThat(listener.stopRequested(1, 2, 20)).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
    }

    @Test
    void aSignalInThisProcessIsSeenAtOnce() {
        stop.raise(StopSignal.Cause.CANCELLED);
        assertThat(listener(null, 1).stopRequested(1, 0, 0)).isTrue();
    }

    @Test
    void theTimeLimitEndsTraining() {
        ProgressListener listener = listener(Sample.NOON.plusSeconds(5), 1);
        now = now.plusMillis(4999);
        assertThat(listener.stopRequested(1, 1, 10)).isFalse();
        assertThat(store.written().getLast().estimatedFinish()).isEqualTo(Sample.NOON.plusSeconds(5));
        now = now.plusMillis(1);
        assertThat(listener.stopRequested(1, 2, 20)).isTrue();
        assertThat(stop.cause()).contains(StopSignal.Cause.TIME_LIMIT);
    }

    @Test
    void aWorkerWhoseAttemptIsOverStops() {
        ProgressListener listener = listener(null, 1);
        store.replace(job.workerLost(now).started(now));
        now = now.plusMillis(250);
        assertThatThrownBy(() -> listener.stopRequested(1, 1, 10)).isInstanceOf(AttemptLostException.class);
        Metrics metrics = new Metrics(1, 0, 0, 0);
        assertThatThrownBy(() -> listener.epoch(new EpochResult(1, metrics, null, 0.1, 2, 1.5, 1, 0.5, -1)))
                .isInstanceOf(AttemptLostException.class);
    }

    private ProgressListener listener(@Nullable Instant deadline, double unit) {
        InstantSource clock = () -> now;
        return new ProgressListener(job, store, stop, clock, new Pace(Sample.NOON, 10_000, 10, deadline), unit);
    }
}
