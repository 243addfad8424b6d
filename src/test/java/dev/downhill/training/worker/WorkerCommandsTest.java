package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.training.Job;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Jobs that are paused or cancelled while a worker has them.
class WorkerCommandsTest {

    private final WorkerBench bench = new WorkerBench();

    @Test
    void aPausedJobLeavesTheQueueAndKeepsItsCheckpoint() {
        bench.chunks.damage("job_1", "checkpoint-a", content -> content);
        assertThat(bench.work((_, stop) -> {
                    bench.running.stop("job_1", StopSignal.Cause.PAUSED);
                    assertThat(stop.cause()).contains(StopSignal.Cause.PAUSED);
                    bench.store.replace(bench.job().pauseRequested(Sample.NOON));
                    return Optional.empty();
                }))
                .isEqualTo(QueueVerdict.GONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.PAUSED);
        assertThat(bench.entries.removed()).containsExactly("job_1");
        assertThat(bench.chunks.names("job_1")).hasSize(1);
    }

    @Test
    void aJobWhoseWorkerDiedWhilePausingIsPausedAndFencedOff() {
        bench.store.replace(bench.job().started(Sample.NOON).pauseRequested(Sample.NOON));
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.GONE);
        assertThat(bench.attempts).isEmpty();
        assertThat(bench.job().status()).isEqualTo(JobStatus.PAUSED);
        assertThat(bench.job().attempt()).isEqualTo(2);
        assertThat(bench.entries.removed()).containsExactly("job_1");
    }

    @Test
    void aCancellationDuringTrainingWinsAndKeepsTheModel() {
        assertThat(bench.work((_, _) -> {
                    bench.store.replace(bench.job().cancelRequested(Sample.NOON));
                    return WorkerBench.trained();
                }))
                .isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
    }

    @Test
    void aCancellationReachesTheRunningJobAtOnce() {
        bench.work((job, stop) -> {
            bench.running.stop(job.id(), StopSignal.Cause.CANCELLED);
            assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
            bench.store.replace(bench.job().cancelRequested(Sample.NOON));
            return Optional.empty();
        });
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void aCancelledJobThatNobodyTrainsEndsWithWhatItHadComeTo() {
        bench.store.replace(bench.job().started(Sample.NOON).cancelRequested(Sample.NOON));
        bench.worker((_, stop) -> {
                    assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
                    return WorkerBench.trained();
                })
                .finish("job_1", () -> false);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
        bench.worker((_, _) -> WorkerBench.trained()).finish("job_1", () -> false);
        assertThat(bench.models).as("ended once").hasSize(1);
    }

    @Test
    void aCancelledJobThatKillsWhoeverEndsItEndsWithoutAModel() {
        bench.store.replace(bench.job().started(Sample.NOON).cancelRequested(Sample.NOON));
        Worker worker = bench.worker((_, _) -> WorkerBench.trained());
        for (int attempt = 2; attempt <= Job.MAX_ATTEMPTS; attempt++) {
            worker.finisherLost("job_1");
            assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLING);
            assertThat(bench.job().attempt()).isEqualTo(attempt);
        }
        worker.finisherLost("job_1");
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isNull();
    }

    @Test
    void aCancelledJobThatLosesItsWorkerStillEndsWithItsModel() {
        bench.store.replace(bench.job().started(Sample.NOON).cancelRequested(Sample.NOON));
        assertThat(bench.work((_, stop) -> {
                    assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
                    return WorkerBench.trained();
                }))
                .isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).containsExactly(2);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
    }

    private void cancelWithAnEpoch() {
        bench.store.replace(Sample.withAnEpoch(bench.job()).cancelRequested(Sample.NOON));
    }

    private void assertThatItEndsWithItsModel() {
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
    }

    @Test
    void aCancelledJobWaitsForRoomForItsModelAndIsNotGivenUp() {
        Worker worker = bench.worker((_, _) -> {
            if (bench.job().status() == JobStatus.RUNNING) {
                cancelWithAnEpoch();
            }
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        for (int i = 0; i < 2 * Job.MAX_ATTEMPTS; i++) {
            assertThatThrownBy(() -> worker.run("job_1", WorkerBench.LEASE, () -> false))
                    .isInstanceOf(FullDiskException.class);
            assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLING);
        }
        assertThatItEndsWithItsModel();
    }

    @Test
    void aJobCancelledAsItsProcessEndsIsEndedByAnother() {
        assertThat(bench.work((_, _) -> {
                    cancelWithAnEpoch();
                    return Optional.empty();
                }))
                .isEqualTo(QueueVerdict.AGAIN);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLING);
        assertThatItEndsWithItsModel();
    }

    @Test
    void aFaultBesideACancellationDoesNotCostTheModel() {
        assertThat(bench.work((_, _) -> {
                    cancelWithAnEpoch();
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(QueueVerdict.AGAIN);
        assertThatItEndsWithItsModel();
    }

    @Test
    void aCancelledJobWhoseModelCannotBeMadeEndsWithoutOneAtLast() {
        bench.store.replace(bench.job().started(Sample.NOON));
        cancelWithAnEpoch();
        Worker worker = bench.worker((_, _) -> {
            throw new IllegalStateException("broken");
        });
        for (int attempt = 1; attempt <= Job.MAX_ATTEMPTS; attempt++) {
            assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLING);
            assertThat(worker.finish("job_1", () -> false)).isEqualTo(QueueVerdict.AGAIN);
        }
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(bench.job().model()).isNull();
        assertThat(worker.finish("job_1", () -> false)).isEqualTo(QueueVerdict.DONE);
    }

    @Test
    void theEndOfACancelledJobWaitsForMemory() {
        bench.size = 60;
        bench.store.replace(bench.job().started(Sample.NOON));
        cancelWithAnEpoch();
        Worker worker = bench.worker((_, _) -> WorkerBench.trained());
        Job other = Sample.queued("job_0");
        try (MemoryBudget.Reservation reservation = bench.budget.reservationFor(Optional.of(other))) {
            assertThat(reservation.ask(other)).isEqualTo(MemoryBudget.Answer.YES);
            assertThat(worker.finish("job_1", () -> false)).isEqualTo(QueueVerdict.AGAIN);
            assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.AGAIN);
            assertThat(bench.job().attempt()).isEqualTo(1);
        }
        assertThat(worker.finish("job_1", () -> false)).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
        try (MemoryBudget.Reservation reservation = bench.budget.reservationFor(Optional.of(other))) {
            assertThat(reservation.ask(other)).as("its memory is free again").isEqualTo(MemoryBudget.Answer.YES);
        }
    }
}
