package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.train.DivergedException;
import dev.downhill.request.ProblemException;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Sample;
import dev.downhill.training.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/// The end of a job whose training throws.
class WorkerFailureTest {

    private final WorkerBench bench = new WorkerBench();

    @Test
    void everyEndOfATrainingLeavesItsRoom() {
        bench.size = 100;
        for (int i = 0; i < 3; i++) {
            bench.store.replace(Sample.queued("job_1"));
            bench.work((_, _) -> {
                throw new IllegalStateException("broken");
            });
            assertThat(bench.job().status()).isEqualTo(JobStatus.FAILED);
            assertThat(bench.error().code()).isEqualTo("internal");
        }
    }

    @Test
    void aDivergedLossFailsNamingEpochBatchAndRemedy() {
        bench.work((_, _) -> {
            throw new DivergedException(3, 17, Double.NaN);
        });
        assertThat(bench.job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(bench.job().stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(bench.error().message())
                .contains("epoch 3")
                .contains("batch 17")
                .contains("NaN");
        assertThat(bench.error().hint()).contains("learning_rate");
    }

    @Test
    void whatIsLackingIsSaid() {
        bench.work((_, _) -> {
            throw ProblemException.notFound("dataset", "ds_1");
        });
        assertThat(bench.error()).isEqualTo(new JobError("unfit", "There is no dataset 'ds_1'.", null));
        bench.store.replace(Sample.queued("job_1"));
        bench.work((_, _) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(bench.error().code()).isEqualTo("out_of_memory");
        assertThat(bench.error().hint()).contains("batch_size");
    }

    @Test
    void aFaultFailsTheJobWithoutTellingItsInside() {
        bench.work((_, _) -> {
            throw new IllegalStateException("select secret from table");
        });
        assertThat(bench.job().stopReason()).isEqualTo(StopReason.ERROR);
        assertThat(bench.error().code()).isEqualTo("internal");
        assertThat(bench.error().message()).doesNotContain("secret");
        assertThat(bench.error().hint()).contains("job_1");
    }

    @Test
    void aLostDatabaseLeavesTheJobToTheQueue() {
        Worker worker = bench.worker((_, _) -> {
            throw new DataAccessResourceFailureException("gone");
        });
        assertThatThrownBy(() -> worker.run("job_1", WorkerBench.LEASE, () -> false))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(bench.job().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.attempts).containsExactly(1, 2);
    }

    @Test
    void aFullDiskFailsNoJobAndUsesUpNoAttempt() {
        Worker worker = bench.worker((_, _) -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        for (int i = 0; i < 2 * Job.MAX_ATTEMPTS; i++) {
            assertThatThrownBy(() -> worker.run("job_1", WorkerBench.LEASE, () -> false))
                    .isInstanceOf(FullDiskException.class);
            assertThat(bench.job().status()).isEqualTo(JobStatus.QUEUED);
        }
        assertThat(bench.work((_, _) -> WorkerBench.trained())).isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(bench.attempts).containsOnly(1);
    }

    @Test
    void aFullDatabaseDoesNotUseUpAttemptsEither() {
        Worker worker = bench.worker((_, _) -> {
            throw new DataAccessResourceFailureException("full", new SQLException("could not extend file", "53100"));
        });
        assertThatThrownBy(() -> worker.run("job_1", WorkerBench.LEASE, () -> false))
                .isInstanceOf(FullDiskException.class);
        assertThat(bench.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(bench.job().attempt()).isEqualTo(1);
    }

    @Test
    void whoIsCancelledWhileTheDiskIsFullIsCancelled() {
        assertThat(bench.work((_, _) -> {
                    bench.store.replace(bench.job().cancelRequested(Sample.NOON));
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isEqualTo(QueueVerdict.DONE);
        assertThat(bench.job().status()).isEqualTo(JobStatus.CANCELLED);
    }
}
