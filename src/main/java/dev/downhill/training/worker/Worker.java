package dev.downhill.training.worker;

import dev.downhill.disk.ClosedDatabase;
import dev.downhill.disk.Disk;
import dev.downhill.model.NewModel;
import dev.downhill.nn.train.DivergedException;
import dev.downhill.request.ProblemException;
import dev.downhill.training.AttemptLostException;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.JobTransitions;
import dev.downhill.training.StopReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Takes a job from the queue, trains it and leaves it in its final state. Every way out of here is a state of the job:
/// none is ever lost.
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    static final String LOG_KEY = "job_id";
    /// Of a job that is not taken from the queue of the jobs.
    private static final long NO_LEASE = -1;

    /// One training, from the stored rows to the evaluated model.
    @FunctionalInterface
    interface Run {

        /// @return nothing where training shall go on later, or was cancelled before there was anything to show
        Optional<Training.Trained> train(Job job, StopSignal stop);
    }

    private final JobStore store;
    private final Function<NewModel, String> models;
    private final Run training;
    private final RunningJobs running;
    private final MemoryBudget budget;
    private final JobClaims claims;
    private final JobTransitions transitions;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Disk disk;

    /// @param models stores a model in the caller's transaction and gives its id
    Worker(
            JobStore store,
            Function<NewModel, String> models,
            Run training,
            RunningJobs running,
            MemoryBudget budget,
            JobClaims claims,
            JobTransitions transitions,
            TransactionOperations transactions,
            InstantSource clock,
            Disk disk) {
        this.store = store;
        this.models = models;
        this.training = training;
        this.running = running;
        this.budget = budget;
        this.claims = claims;
        this.transitions = transitions;
        this.transactions = transactions;
        this.clock = clock;
        this.disk = disk;
    }

    /// @param lease version of the queue's entry that this worker took
    /// @param shuttingDown whether this process ends
    /// @throws DataAccessException if the database cannot be reached; the queue then tries again
    /// @throws FullDiskException if there is no room to train; the queue then tries again
    QueueVerdict run(String jobId, long lease, BooleanSupplier shuttingDown) {
        if (disk.isFull()) {
            throw new FullDiskException(jobId);
        }
        try (MDC.MDCCloseable _ = MDC.putCloseable(LOG_KEY, jobId);
                MemoryBudget.Reservation reservation = budget.reservationFor(store.find(jobId))) {
            JobClaims.Claim claim = transactions.execute(_ -> claims.claim(jobId, lease, reservation));
            Job job = claim.job();
            return job == null ? claim.otherwise() : train(job, lease, signal(job, shuttingDown));
        }
    }

    /// Ends a cancelled job that is not in training, with a model from its last checkpoint.
    ///
    /// @param shuttingDown whether this process ends
    /// @return whether it has ended, or must be tried again
    /// @throws DataAccessException if the database cannot be reached; the queue then tries again
    /// @throws FullDiskException if there is no room for the model; the queue then tries again
    QueueVerdict finish(String jobId, BooleanSupplier shuttingDown) {
        if (disk.isFull()) {
            throw new FullDiskException(jobId);
        }
        Optional<Job> found = store.find(jobId).filter(job -> job.status() == JobStatus.CANCELLING);
        try (MDC.MDCCloseable _ = MDC.putCloseable(LOG_KEY, jobId);
                MemoryBudget.Reservation reservation = budget.reservationFor(found)) {
            Job job = found.orElse(null);
            if (job == null) {
                return QueueVerdict.DONE;
            }
            if (reservation.mustWait(job)) {
                return QueueVerdict.AGAIN;
            }
            QueueVerdict verdict = train(job, NO_LEASE, signal(job, shuttingDown));
            if (verdict == QueueVerdict.AGAIN) {
                finisherLost(jobId);
            }
            return verdict;
        }
    }

    /// Handles the loss of a process that was to {@link #finish} a job.
    void finisherLost(String jobId) {
        transactions.executeWithoutResult(_ -> store.lock(jobId)
                .filter(job -> job.status() == JobStatus.CANCELLING)
                .ifPresent(claims::endAnew));
    }

    /// The training of a cancelled job stops before its first step.
    private static StopSignal signal(Job job, BooleanSupplier shuttingDown) {
        StopSignal signal = new StopSignal(shuttingDown);
        if (job.status() == JobStatus.CANCELLING) {
            signal.raise(StopSignal.Cause.CANCELLED);
        }
        return signal;
    }

    private QueueVerdict train(Job job, long lease, StopSignal stop) {
        running.add(job.id(), stop);
        try {
            log.info("Job {} starts, attempt {}", job.id(), job.attempt());
            Optional<Training.Trained> trained = training.train(job, stop);
            return end(
                    job,
                    lease,
                    trained.map(Training.Trained::model),
                    (current, model) -> trained.isPresent()
                            ? current.succeeded(trained.get().reason(), Objects.requireNonNull(model), now())
                            : current.handedBack(now()));
        } catch (AttemptLostException e) {
            log.warn("A worker stops: {}", e.getMessage());
            return QueueVerdict.NOT_MINE;
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            if (disk.complaint(e).isPresent()) {
                return handBack(job, lease, e);
            }
            throw e;
        } catch (DivergedException e) {
            log.info("Job {} diverged: {}", job.id(), e.getMessage());
            return fail(job, lease, StopReason.DIVERGED, JobErrors.diverged(e));
        } catch (ProblemException e) {
            log.warn("Job {} can no longer be trained: {}", job.id(), e.detail());
            return fail(job, lease, StopReason.ERROR, JobErrors.unfit(e));
        } catch (OutOfMemoryError e) {
            log.error("Job {} ran out of memory", job.id(), e);
            return fail(
                    job,
                    lease,
                    StopReason.ERROR,
                    JobErrors.outOfMemory(Runtime.getRuntime().maxMemory()));
        } catch (RuntimeException | Error e) {
            if (disk.complaint(e).isPresent()) {
                return handBack(job, lease, e);
            }
            if (ClosedDatabase.isBehind(e)) {
                throw e;
            }
            log.error("Job {} failed by a fault of this service", job.id(), e);
            return fail(job, lease, StopReason.ERROR, JobErrors.internal(job));
        } finally {
            running.remove(job.id(), stop);
        }
    }

    /// A full disk is no fault of the job: it waits again, and no attempt is used up.
    ///
    /// @throws FullDiskException unless it was paused meanwhile; the queue then tries again
    private QueueVerdict handBack(Job job, long lease, Throwable cause) {
        log.warn("Job {} found no room on the disk", job.id(), cause);
        QueueVerdict verdict = end(job, lease, Optional.empty(), (current, _) -> current.handedBack(now()));
        if (verdict == QueueVerdict.AGAIN) {
            // One that is cancelled waits for room, too, and is not given up for it.
            store.find(job.id()).ifPresent(current -> store.kept(current.id(), current.attempt(), current.progress()));
            throw new FullDiskException(job.id(), cause);
        }
        return verdict;
    }

    private QueueVerdict fail(Job job, long lease, StopReason reason, JobError error) {
        return end(job, lease, Optional.empty(), (current, _) -> current.failed(reason, error, now()));
    }

    /// The last move of this attempt. A command that came meanwhile goes first: a cancelled job keeps the model it had
    /// come to, and a paused one that was done is done when it is resumed. A cancelled job with an epoch behind
    /// it, of which there is no model yet, stays as it is for another to end it.
    ///
    /// @param trained what it came to
    /// @param ending the job after its end, given the id of its model
    private QueueVerdict end(
            Job job, long lease, Optional<NewModel> trained, BiFunction<Job, @Nullable String, Job> ending) {
        Job ended = transactions.execute(_ -> {
            Job current = store.lock(job.id())
                    .filter(found -> found.attempt() == job.attempt())
                    .orElseThrow(() -> new AttemptLostException(job.id(), job.attempt()));
            return switch (current.status()) {
                case RUNNING -> transitions.make(current, ending.apply(current, model(trained)));
                case CANCELLING ->
                    trained.isEmpty() && current.best() != null
                            ? current
                            : transitions.make(current, current.cancelled(model(trained), now()));
                case PAUSING -> claims.leave(current, current.paused(now()), lease);
                default -> throw new AttemptLostException(job.id(), job.attempt());
            };
        });
        log.info("Job {} is {}", job.id(), ended.status().label());
        return ended.status() == JobStatus.PAUSED
                ? QueueVerdict.GONE
                : ended.status().isTerminal() ? QueueVerdict.DONE : QueueVerdict.AGAIN;
    }

    private @Nullable String model(Optional<NewModel> trained) {
        return trained.map(models).orElse(null);
    }

    private Instant now() {
        return clock.instant();
    }
}
