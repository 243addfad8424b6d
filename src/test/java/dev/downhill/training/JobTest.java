package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {

    private static final Instant LATER = Sample.NOON.plusSeconds(60);
    private static final JobError ERROR = new JobError("internal", "It broke.", null);

    /// Every method that moves a job, and the states that allow it.
    private static final Map<UnaryOperator<Job>, Set<JobStatus>> MOVES = Map.of(
            job -> job.pauseRequested(LATER), EnumSet.of(JobStatus.RUNNING),
            job -> job.paused(LATER), EnumSet.of(JobStatus.PAUSING),
            job -> job.pausedByLoss(LATER), EnumSet.of(JobStatus.PAUSING),
            job -> job.started(LATER), EnumSet.of(JobStatus.QUEUED),
            job -> job.succeeded(StopReason.COMPLETED, "mdl_1", LATER), EnumSet.of(JobStatus.RUNNING),
            job -> job.failed(StopReason.ERROR, ERROR, LATER), EnumSet.of(JobStatus.RUNNING),
            job -> job.cancelRequested(LATER), EnumSet.of(JobStatus.QUEUED, JobStatus.RUNNING),
            job -> job.handedBack(LATER), EnumSet.of(JobStatus.RUNNING, JobStatus.PAUSED),
            job -> job.workerLost(LATER), EnumSet.of(JobStatus.RUNNING, JobStatus.PAUSED));

    @ParameterizedTest
    @EnumSource
    void aJobRefusesEveryMoveThatItsStateDoesNotAllow(JobStatus status) {
        Job job = Sample.in(status);
        MOVES.forEach((move, allowed) -> {
            if (allowed.contains(status)) {
                assertThat(move.apply(job).transitions())
                        .hasSize(job.transitions().size() + 1)
                        .last()
                        .extracting(Transition::at)
                        .isEqualTo(LATER);
            } else {
                assertThatThrownBy(() -> move.apply(job))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("job_1 is " + status.label());
            }
        });
    }

    @Test
    void onlyACancellingJobTurnsCancelledByItsWorker() {
        Job cancelled = Sample.in(JobStatus.CANCELLING).cancelled("mdl_1", LATER);
        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.stopReason()).isEqualTo(StopReason.USER);
        assertThat(cancelled.model()).as("what it had come to").isEqualTo("mdl_1");
        assertThatThrownBy(() -> Sample.in(JobStatus.RUNNING).cancelled("mdl_1", LATER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostWorkerUsesUpAnAttemptAndKeepsTheProgress() {
        Job lost = Sample.running("job_1").workerLost(LATER);
        assertThat(lost.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(lost.attempt()).isEqualTo(2);
        assertThat(lost.progress()).isEqualTo(Sample.running("job_1").progress());
        assertThat(lost.started(LATER).startedAt())
                .as("the first start")
                .isEqualTo(Sample.running("job_1").startedAt());
    }

    @Test
    void onlyALostWorkerMakesAPauseUseUpAnAttempt() {
        Job pausing = Sample.in(JobStatus.PAUSING);
        assertThat(pausing.paused(LATER).attempt()).isEqualTo(1);
        assertThat(pausing.pausedByLoss(LATER).attempt())
                .as("the lost one may wake up while the next trains")
                .isEqualTo(2);
    }

    @Test
    void aShutdownUsesUpNoAttempt() {
        assertThat(Sample.running("job_1").handedBack(LATER).attempt()).isEqualTo(1);
    }

    @Test
    void aSucceededJobNamesItsModelAndIsDone() {
        Job done = Sample.in(JobStatus.SUCCEEDED);
        assertThat(done.model()).isEqualTo("mdl_1");
        assertThat(done.finishedAt()).isEqualTo(Sample.NOON.plusSeconds(2));
        assertThat(done.progress().fraction()).isEqualTo(1);
        assertThat(done.transitions())
                .extracting(Transition::status)
                .containsExactly(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.SUCCEEDED);
    }
}
