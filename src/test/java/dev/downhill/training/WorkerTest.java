package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.disk.Disk;
import dev.downhill.model.NewModel;
import dev.downhill.nn.train.DivergedException;
import dev.downhill.problem.ProblemException;
import dev.downhill.replica.TrainingMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionOperations;

class WorkerTest {

    private static final long LEASE = 7;

    private final MemoryJobStore store = new MemoryJobStore(LEASE);
    private final List<NewModel> models = new ArrayList<>();
    private final RunningJobs running = new RunningJobs();
    private long size = 1;
    private final Room room = new Room(
            new TrainingMemory(100),
            _ -> Optional.of(new MemoryEstimate(size, 0, 0, 0, 0)),
            _ -> true,
            new Room.Intake() {
                @Override
                public void pause() {}

                @Override
                public void resume() {}
            });
    private final MemoryChunks chunks = new MemoryChunks();
    private final List<Integer> attempts = new ArrayList<>();

    @BeforeEach
    void oneJobWaits() {
        store.add(Sample.queued("job_1"));
    }

    @Test
    void aTrainedJobSucceedsWithItsModel() {
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(job().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job().stopReason()).isEqualTo(StopReason.EARLY_STOPPING);
        assertThat(job().model()).isEqualTo("mdl_1");
        assertThat(models).containsExactly(Sample.model());
    }

    @Test
    void aWorkerWithoutTheLeaseTouchesNothing() {
        Worker worker = worker((_, _) -> trained());
        assertThat(worker.run("job_1", LEASE - 1, () -> false)).isEqualTo(Worker.Verdict.NOT_MINE);
        assertThat(job()).isEqualTo(Sample.queued("job_1"));
    }

    @Test
    void anEntryWithoutAJobOrWithAFinishedOneIsDone() {
        assertThat(worker((_, _) -> trained()).run("job_unknown", LEASE, () -> false))
                .isEqualTo(Worker.Verdict.DONE);
        store.replace(job().cancelRequested(Sample.NOON));
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).isEmpty();
    }

    @Test
    void aJobFoundRunningHasLostItsWorkerAndGoesOn() {
        store.replace(job().started(Sample.NOON));
        store.epoch("job_1", 1, Sample.epoch(1, 9), Progress.NONE, new Best(1, 1, true));
        assertThat(work((job, _) -> {
                    assertThat(store.epochs("job_1", 0)).hasSize(1);
                    return trained();
                }))
                .isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).containsExactly(2);
        assertThat(job().transitions())
                .extracting(Transition::status)
                .containsExactly(
                        JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.SUCCEEDED);
    }

    @Test
    void aJobThatDoesNotFitBesideTheOthersWaitsForMemory() {
        size = 60;
        Job other = Sample.queued("job_0");
        try (Room.Place place = room.placeFor(Optional.of(other))) {
            assertThat(place.ask(other)).isEqualTo(Room.Answer.YES);
            assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.AGAIN);
            assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
            assertThat(store.waitsForMemory("job_1")).isTrue();
        }
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(job().attempt()).isEqualTo(1);
    }

    @Test
    void aJobThatLostItsWorkerAndDoesNotFitWaitsWithoutOne() {
        size = 60;
        store.replace(job().started(Sample.NOON));
        Job other = Sample.queued("job_0");
        try (Room.Place place = room.placeFor(Optional.of(other))) {
            assertThat(place.ask(other)).isEqualTo(Room.Answer.YES);
            assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.AGAIN);
        }
        assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job().attempt()).isEqualTo(2);
    }

    @Test
    void aJobThatCanNeverFitFailsWithTheEstimate() {
        size = 300 << 20;
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).isEmpty();
        assertThat(job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(error().code()).isEqualTo("too_large_for_memory");
        assertThat(error().message()).contains("300 MiB");
    }

    @Test
    void everyEndOfATrainingLeavesItsRoom() {
        size = 100;
        for (int i = 0; i < 3; i++) {
            store.replace(Sample.queued("job_1"));
            work((_, _) -> {
                throw new IllegalStateException("broken");
            });
            assertThat(job().status()).isEqualTo(JobStatus.FAILED);
            assertThat(error().code()).isEqualTo("internal");
        }
    }

    @Test
    void aPausedJobLeavesTheQueueAndKeepsItsCheckpoint() {
        chunks.damage("job_1", "checkpoint-a", content -> content);
        assertThat(work((_, stop) -> {
                    running.stop("job_1", StopSignal.Cause.PAUSED);
                    assertThat(stop.cause()).contains(StopSignal.Cause.PAUSED);
                    store.replace(job().pauseRequested(Sample.NOON));
                    return Optional.empty();
                }))
                .isEqualTo(Worker.Verdict.GONE);
        assertThat(job().status()).isEqualTo(JobStatus.PAUSED);
        assertThat(store.left()).containsExactly("job_1");
        assertThat(chunks.names("job_1")).hasSize(1);
    }

    @Test
    void aJobWhoseWorkerDiedWhilePausingIsPausedAndFencedOff() {
        store.replace(job().started(Sample.NOON).pauseRequested(Sample.NOON));
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.GONE);
        assertThat(attempts).isEmpty();
        assertThat(job().status()).isEqualTo(JobStatus.PAUSED);
        assertThat(job().attempt()).isEqualTo(2);
        assertThat(store.left()).containsExactly("job_1");
    }

    @Test
    void aJobThatEndedKeepsNoCheckpoint() {
        chunks.damage("job_1", "checkpoint-a", content -> content);
        work((_, _) -> trained());
        assertThat(chunks.names("job_1")).isEmpty();
    }

    private Job inItsThirdAttempt() {
        return job().started(Sample.NOON)
                .workerLost(Sample.NOON)
                .started(Sample.NOON)
                .workerLost(Sample.NOON)
                .started(Sample.NOON);
    }

    @Test
    void workersThatLeftACheckpointDoNotCount() {
        store.replace(inItsThirdAttempt());
        store.kept("job_1", 3, Progress.NONE);
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).containsExactly(4);
        assertThat(job().status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void theThirdLostWorkerInARowIsTheLast() {
        store.replace(inItsThirdAttempt());
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).isEmpty();
        assertThat(job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(job().error()).extracting(JobError::code).isEqualTo("worker_lost");
    }

    @Test
    void aCancellationDuringTrainingWinsAndKeepsTheModel() {
        assertThat(work((_, _) -> {
                    store.replace(job().cancelRequested(Sample.NOON));
                    return trained();
                }))
                .isEqualTo(Worker.Verdict.DONE);
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job().model()).isEqualTo("mdl_1");
    }

    @Test
    void aCancellationReachesTheRunningJobAtOnce() {
        work((job, stop) -> {
            running.stop(job.id(), StopSignal.Cause.CANCELLED);
            assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
            store.replace(job().cancelRequested(Sample.NOON));
            return Optional.empty();
        });
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void aCancelledJobThatNobodyTrainsEndsWithWhatItHadComeTo() {
        store.replace(job().started(Sample.NOON).cancelRequested(Sample.NOON));
        worker((_, stop) -> {
                    assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
                    return trained();
                })
                .finish("job_1", () -> false);
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job().model()).isEqualTo("mdl_1");
        worker((_, _) -> trained()).finish("job_1", () -> false);
        assertThat(models).as("ended once").hasSize(1);
    }

    @Test
    void aCancelledJobThatKillsWhoeverEndsItEndsWithoutAModel() {
        store.replace(job().started(Sample.NOON).cancelRequested(Sample.NOON));
        Worker worker = worker((_, _) -> trained());
        for (int attempt = 2; attempt <= Job.MAX_ATTEMPTS; attempt++) {
            worker.finisherLost("job_1");
            assertThat(job().status()).isEqualTo(JobStatus.CANCELLING);
            assertThat(job().attempt()).isEqualTo(attempt);
        }
        worker.finisherLost("job_1");
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job().model()).isNull();
    }

    @Test
    void aCancelledJobThatLosesItsWorkerStillEndsWithItsModel() {
        store.replace(job().started(Sample.NOON).cancelRequested(Sample.NOON));
        assertThat(work((_, stop) -> {
                    assertThat(stop.cause()).contains(StopSignal.Cause.CANCELLED);
                    return trained();
                }))
                .isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).containsExactly(2);
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job().model()).isEqualTo("mdl_1");
    }

    @Test
    void aShutdownHandsTheJobBackWithoutUsingUpAnAttempt() {
        Worker worker = worker((_, stop) -> {
            assertThat(stop.cause()).contains(StopSignal.Cause.SHUTDOWN);
            return Optional.empty();
        });
        assertThat(worker.run("job_1", LEASE, () -> true)).isEqualTo(Worker.Verdict.AGAIN);
        assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job().attempt()).isEqualTo(1);
    }

    @Test
    void aDivergedLossFailsNamingEpochBatchAndRemedy() {
        work((_, _) -> {
            throw new DivergedException(3, 17, Double.NaN);
        });
        assertThat(job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(job().stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(error().message()).contains("epoch 3").contains("batch 17").contains("NaN");
        assertThat(error().hint()).contains("learning_rate");
    }

    @Test
    void whatIsLackingIsSaid() {
        work((_, _) -> {
            throw ProblemException.notFound("dataset", "ds_1");
        });
        assertThat(error()).isEqualTo(new JobError("unfit", "There is no dataset 'ds_1'.", null));
        store.replace(Sample.queued("job_1"));
        work((_, _) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(error().code()).isEqualTo("out_of_memory");
        assertThat(error().hint()).contains("batch_size");
    }

    @Test
    void aFaultFailsTheJobWithoutTellingItsInside() {
        work((_, _) -> {
            throw new IllegalStateException("select secret from table");
        });
        assertThat(job().stopReason()).isEqualTo(StopReason.ERROR);
        assertThat(error().code()).isEqualTo("internal");
        assertThat(error().message()).doesNotContain("secret");
        assertThat(error().hint()).contains("job_1");
    }

    @Test
    void aLostDatabaseLeavesTheJobToTheQueue() {
        Worker worker = worker((_, _) -> {
            throw new DataAccessResourceFailureException("gone");
        });
        assertThatThrownBy(() -> worker.run("job_1", LEASE, () -> false))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(job().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(attempts).containsExactly(1, 2);
    }

    @Test
    void aFullDiskFailsNoJobAndUsesUpNoAttempt() {
        Worker worker = worker((_, _) -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        for (int i = 0; i < 2 * Job.MAX_ATTEMPTS; i++) {
            assertThatThrownBy(() -> worker.run("job_1", LEASE, () -> false)).isInstanceOf(FullDiskException.class);
            assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
        }
        assertThat(work((_, _) -> trained())).isEqualTo(Worker.Verdict.DONE);
        assertThat(job().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(attempts).containsOnly(1);
    }

    @Test
    void aFullDatabaseDoesNotUseUpAttemptsEither() {
        Worker worker = worker((_, _) -> {
            throw new DataAccessResourceFailureException("full", new SQLException("could not extend file", "53100"));
        });
        assertThatThrownBy(() -> worker.run("job_1", LEASE, () -> false)).isInstanceOf(FullDiskException.class);
        assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job().attempt()).isEqualTo(1);
    }

    @Test
    void whoIsCancelledWhileTheDiskIsFullIsCancelled() {
        assertThat(work((_, _) -> {
                    store.replace(job().cancelRequested(Sample.NOON));
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isEqualTo(Worker.Verdict.DONE);
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void aWorkerOvertakenByItsSuccessorStopsSilently() {
        assertThat(work((_, _) -> {
                    store.replace(job().workerLost(Sample.NOON).started(Sample.NOON));
                    return trained();
                }))
                .isEqualTo(Worker.Verdict.NOT_MINE);
        assertThat(job().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(job().attempt()).isEqualTo(2);
        assertThat(models).isEmpty();
    }

    private Worker.Verdict work(Worker.Run run) {
        return worker(run).run("job_1", LEASE, () -> false);
    }

    private Worker worker(Worker.Run run) {
        Moves moves = new Moves(store, chunks);
        Clock clock = Clock.fixed(Sample.NOON.plusSeconds(5), ZoneOffset.UTC);
        return new Worker(
                store,
                model -> {
                    models.add(model);
                    return "mdl_" + models.size();
                },
                (job, stop) -> {
                    attempts.add(job.attempt());
                    return run.train(job, stop);
                },
                running,
                room,
                new Claims(store, moves, clock),
                moves,
                TransactionOperations.withoutTransaction(),
                clock,
                new Disk(Path.of("").toAbsolutePath()));
    }

    private static Optional<Training.Trained> trained() {
        return Optional.of(new Training.Trained(StopReason.EARLY_STOPPING, Sample.model()));
    }

    private Job job() {
        return store.find("job_1").orElseThrow();
    }

    private JobError error() {
        return Objects.requireNonNull(job().error());
    }
}
