package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Progress;
import dev.downhill.training.Sample;
import dev.downhill.training.StopReason;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.Best;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The decisions of a worker about entries of the queue.
class WorkerTest {

    private final WorkerBench bench = new WorkerBench();

    private Job inItsThirdAttempt() {
        return bench.job()
                .started(Sample.NOON)
                .workerLost(Sample.NOON)
                .started(Sample.NOON)
                .workerLost(Sample.NOON)
                .started(Sample.NOON);
    }

    @Test
    void aTrainedJobSucceedsWithItsModel() {
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(bench.job().stopReason()).isEqualTo(StopReason.EARLY_STOPPING);
        assertThat(bench.job().model()).isEqualTo("mdl_1");
        assertThat(bench.models).containsExactly(Sample.model());
    }

    @Test
    void aWorkerWithoutTheLeaseTouchesNothing() {
        Worker worker = bench.worker((_, _) -> WorkerBench.trained());
        assertThat(worker.run("job_1", WorkerBench.LEASE - 1, () -> false)).isEqualTo(QueueVerdict.NOT_MINE);
        assertThat(bench.job()).isEqualTo(Sample.queued("job_1"));
    }

    @Test
    void anEntryWithoutAJobOrWithAFinishedOneIsDone() {
        assertThat(bench.worker((_, _) -> WorkerBench.trained()).run("job_unknown", WorkerBench.LEASE, () -> false))
                .isEqualTo(QueueVerdict.DONE);
        bench.store.replace(bench.job().cancelRequested(Sample.NOON));
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void aJobFoundRunningHasLostItsWorkerAndGoesOn() {
        bench.store.replace(bench.job().started(Sample.NOON));
        bench.store.epoch("job_1", 1, Sample.epoch(1, 9), Progress.NONE, new Best(1, 1, true));
        assertThat(bench.work((job, _) -> {
                    assertThat(bench.store.epochs("job_1", 0)).hasSize(1);
                    return WorkerBench.trained();
                }))
                .isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).containsExactly(2);
        assertThat(bench.job().transitions())
                .extracting(Transition::status)
                .containsExactly(
                        JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.SUCCEEDED);
    }

    @Test
    void aJobThatDoesNotFitBesideTheOthersWaitsForMemory() {
        bench.size = 60;
        Job other = Sample.queued("job_0");
        try (MemoryBudget.Reservation reservation = bench.budget.reservationFor(Optional.of(other))) {
            assertThat(reservation.ask(other)).isEqualTo(MemoryBudget.Answer.YES);
            assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.AGAIN);
            assertThat(bench.job().status()).isEqualTo(JobStatus.QUEUED);
            assertThat(bench.store.waitsForMemory("job_1")).isTrue();
        }
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().attempt()).isEqualTo(1);
    }

    @Test
    void aJobThatLostItsWorkerAndDoesNotFitWaitsWithoutOne() {
        bench.size = 60;
        bench.store.replace(bench.job().started(Sample.NOON));
        Job other = Sample.queued("job_0");
        try (MemoryBudget.Reservation reservation = bench.budget.reservationFor(Optional.of(other))) {
            assertThat(reservation.ask(other)).isEqualTo(MemoryBudget.Answer.YES);
            assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.AGAIN);
        }
        assertThat(bench.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(bench.job().attempt()).isEqualTo(2);
    }

    @Test
    void aJobThatCanNeverFitFailsWithTheEstimate() {
        bench.size = 300 << 20;
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).isEmpty();
        assertThat(bench.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(bench.error().code()).isEqualTo("too_large_for_memory");
        assertThat(bench.error().message()).contains("300 MiB");
    }

    @Test
    void aJobThatEndedKeepsNoCheckpoint() {
        bench.chunks.damage("job_1", "checkpoint-a", content -> content);
        bench.work((_, _) -> WorkerBench.trained());
        assertThat(bench.chunks.names("job_1")).isEmpty();
    }

    @Test
    void workersThatLeftACheckpointDoNotCount() {
        bench.store.replace(inItsThirdAttempt());
        bench.store.kept("job_1", 3, Progress.NONE);
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).containsExactly(4);
        assertThat(bench.job().status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void theThirdLostWorkerInARowIsTheLast() {
        bench.store.replace(inItsThirdAttempt());
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).isEmpty();
        assertThat(bench.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(bench.job().error()).extracting(JobError::code).isEqualTo("worker_lost");
    }

    @Test
    void aShutdownHandsTheJobBackWithoutUsingUpAnAttempt() {
        Worker worker = bench.worker((_, stop) -> {
            assertThat(stop.cause()).contains(StopSignal.Cause.SHUTDOWN);
            return Optional.empty();
        });
        assertThat(worker.run("job_1", WorkerBench.LEASE, () -> true)).isEqualTo(QueueVerdict.AGAIN);
        assertThat(bench.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(bench.job().attempt()).isEqualTo(1);
    }

    @Test
    void aWorkerOvertakenByItsSuccessorStopsSilently() {
        assertThat(bench.work((_, _) -> {
                    bench.store.replace(bench.job().workerLost(Sample.NOON).started(Sample.NOON));
                    return WorkerBench.trained();
                }))
                .isEqualTo(QueueVerdict.NOT_MINE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(bench.job().attempt()).isEqualTo(2);
        assertThat(bench.models).isEmpty();
    }
}
