package dev.downhill.training.worker;

import dev.downhill.training.Job;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.JobTransitions;
import dev.downhill.training.StopReason;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what a worker does with a job that it took from the queue: train it, let it wait on, or end it because it
/// has lost too many workers. Each method takes part in the caller's transaction.
final class JobClaims {

    private static final Logger log = LoggerFactory.getLogger(JobClaims.class);

    private final JobStore store;
    private final QueueEntries entries;
    private final JobTransitions transitions;
    private final InstantSource clock;

    JobClaims(JobStore store, QueueEntries entries, JobTransitions transitions, InstantSource clock) {
        this.store = store;
        this.entries = entries;
        this.transitions = transitions;
        this.clock = clock;
    }

    /// @param job the job to train; null if there is nothing to do
    record Claim(@Nullable Job job, QueueVerdict otherwise) {

        static Claim none(QueueVerdict otherwise) {
            return new Claim(null, otherwise);
        }
    }

    Claim claim(String jobId, long lease, MemoryBudget.Reservation reservation) {
        if (!entries.holdsLease(jobId, lease)) {
            return Claim.none(QueueVerdict.NOT_MINE);
        }
        Job job = store.lock(jobId).orElse(null);
        if (job != null && job.status() == JobStatus.PAUSING) {
            log.warn("Job {} has lost the worker of attempt {} and is paused all the same", jobId, job.attempt());
            leave(job, job.pausedByLoss(now()), lease);
            return Claim.none(QueueVerdict.GONE);
        }
        return job == null ? Claim.none(QueueVerdict.DONE) : take(job, reservation);
    }

    /// A paused job has no entry, so that resuming it can make one, however soon that is.
    Job leave(Job from, Job paused, long lease) {
        entries.remove(from.id(), lease);
        return transitions.make(from, paused);
    }

    /// A job found in the hands of a worker has lost it: the queue gives an entry to one worker at a time.
    private Claim take(Job job, MemoryBudget.Reservation reservation) {
        return switch (job.status()) {
            case QUEUED -> start(job, reservation);
            case RUNNING -> {
                if (isHopeless(job)) {
                    transitions.make(job, job.failed(StopReason.ERROR, JobErrors.workerLost(), now()));
                    log.error("Job {} has lost {} workers in a row and is given up", job.id(), Job.MAX_ATTEMPTS);
                    yield Claim.none(QueueVerdict.DONE);
                }
                log.warn("Job {} has lost the worker of attempt {} and goes on", job.id(), job.attempt());
                yield start(transitions.make(job, job.workerLost(now())), reservation);
            }
            case CANCELLING -> {
                if (reservation.mustWait(job)) {
                    yield Claim.none(QueueVerdict.AGAIN);
                }
                Job ending = endAnew(job);
                yield ending.status().isTerminal()
                        ? Claim.none(QueueVerdict.DONE)
                        : new Claim(ending, QueueVerdict.DONE);
            }
            case PAUSING, PAUSED, SUCCEEDED, FAILED, CANCELLED -> Claim.none(QueueVerdict.DONE);
        };
    }

    /// Whether this job has lost too many workers in a row.
    private boolean isHopeless(Job job) {
        return job.attempt() - store.progressed(job.id()) >= Job.MAX_ATTEMPTS;
    }

    /// Another attempt to end a cancelled job; if too many have died of it, it ends without a model.
    Job endAnew(Job job) {
        return transitions.make(job, isHopeless(job) ? job.cancelled(null, now()) : job.endedAnew());
    }

    private Claim start(Job job, MemoryBudget.Reservation reservation) {
        return switch (reservation.ask(job)) {
            case YES -> new Claim(transitions.make(job, job.started(now())), QueueVerdict.DONE);
            case BEHIND_ANOTHER -> Claim.none(QueueVerdict.AGAIN);
            case NOT_NOW -> {
                store.waitForMemory(job.id());
                yield Claim.none(QueueVerdict.AGAIN);
            }
            case NEVER -> {
                Job started = transitions.make(job, job.started(now()));
                transitions.make(started, started.failed(StopReason.ERROR, reservation.tooLarge(), now()));
                log.warn("Job {} needs more memory than this worker has", job.id());
                yield Claim.none(QueueVerdict.DONE);
            }
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
