package dev.downhill.training;

import dev.downhill.request.Ids;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import dev.downhill.training.curve.EpochMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The collection of all training jobs.
@Component
public final class Jobs {

    private static final String THING = "job";
    /// How long a worker takes to stop for a pause.
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final JobRequests requests;
    private final JobStore store;
    private final TrainingQueue queue;
    private final JobTransitions transitions;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final int maxQueued;

    /// @param properties of the most jobs that may wait, those who submit at the same moment are not counted against
    ///     each other
    Jobs(
            JobRequests requests,
            JobStore store,
            TrainingQueue queue,
            JobTransitions transitions,
            TransactionOperations transactions,
            TrainingProperties properties,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.queue = queue;
        this.transitions = transitions;
        this.transactions = transactions;
        this.clock = JobClock.of(clock);
        this.maxQueued = properties.maxQueued();
    }

    /// Accepts a job that can be trained and puts it into the queue; both or neither.
    ///
    /// @param body of the request
    /// @throws ProblemException naming everything that is wrong with it, or busy if the queue is full
    public Job submit(JsonObjectReader body) {
        JobRequest request = requests.read(body);
        int waiting = store.queued();
        if (waiting >= maxQueued) {
            throw ProblemException.busy(waiting + " jobs are waiting already.");
        }
        Instant now = clock.instant();
        Job job = Job.queued(Ids.next(THING), request, now);
        transactions.executeWithoutResult(_ -> {
            store.add(job);
            queue.add(job);
        });
        return job;
    }

    /// @throws ProblemException if there is none of that id
    public Job get(String id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound(THING, id));
    }

    public Optional<Job> find(String id) {
        return store.find(id);
    }

    /// Newest first.
    public List<Job> list(JobFilter filter, int limit, @Nullable String after) {
        return store.list(filter, limit, after);
    }

    /// Ends a job: at once if it waits and has not begun, within a batch if it trains. One that waits to go on ends
    /// soon, with a model of what it had come to. Asking again changes nothing.
    ///
    /// @throws ProblemException if there is none, or it has come to another end
    public Job cancel(String id) {
        Job asked = command(id, "cancelled", job -> switch (job.status()) {
            case CANCELLING, CANCELLED -> job;
            case RUNNING -> transitions.make(job, job.cancelRequested(clock.instant()));
            case QUEUED -> ended(job, job);
            case PAUSED -> ended(job, job.resumed(clock.instant()));
            case PAUSING, SUCCEEDED, FAILED -> null;
        });
        queue.stop(asked);
        return asked;
    }

    /// A job with an epoch behind it has something to make a model of.
    ///
    /// @param waiting the same job in the queue
    private Job ended(Job job, Job waiting) {
        Instant now = clock.instant();
        if (waiting.best() == null) {
            return transitions.make(job, waiting.cancelRequested(now));
        }
        Job ending = transitions.make(job, waiting.started(now).cancelRequested(now));
        queue.end(ending, now);
        return ending;
    }

    /// Stops a job that trains, within a batch, until it is resumed. Asking again changes nothing.
    ///
    /// @throws ProblemException if there is none, or it does not train
    public Job pause(String id) {
        Job asked = command(id, "paused", job -> switch (job.status()) {
            case PAUSING, PAUSED -> job;
            case RUNNING -> transitions.make(job, job.pauseRequested(clock.instant()));
            case QUEUED, CANCELLING, SUCCEEDED, FAILED, CANCELLED -> null;
        });
        queue.stop(asked);
        return asked;
    }

    /// Puts a paused job back into the queue, by its old place; it goes on where it stopped. Asking again changes
    /// nothing.
    ///
    /// @throws ProblemException if there is none, or it comes or has come to its end
    public Job resume(String id) {
        return command(id, "resumed", job -> switch (job.status()) {
            case QUEUED, RUNNING -> job;
            case PAUSED -> {
                Job waiting = transitions.make(job, job.resumed(clock.instant()));
                queue.add(waiting);
                yield waiting;
            }
            case PAUSING, CANCELLING, SUCCEEDED, FAILED, CANCELLED -> null;
        });
    }

    /// @param move the job after it, or null where its state does not allow it
    private Job command(String id, String done, Function<Job, @Nullable Job> move) {
        return transactions.execute(_ -> {
            Job job = store.lock(id).orElseThrow(() -> ProblemException.notFound(THING, id));
            Job next = move.apply(job);
            if (next != null) {
                return next;
            }
            String detail = "Job '" + id + "' is " + job.status().label() + " and cannot be " + done + ".";
            throw job.status() == JobStatus.PAUSING
                    ? ProblemException.conflict(detail, RETRY_INTERVAL)
                    : ProblemException.conflict(detail);
        });
    }

    /// Removes a job and its curves; the model it made stays.
    ///
    /// @throws ProblemException if there is none, or it has not come to its end
    public void delete(String id) {
        transactions.executeWithoutResult(_ -> {
            Job job = store.lock(id).orElseThrow(() -> ProblemException.notFound(THING, id));
            if (!job.status().isTerminal()) {
                throw ProblemException.conflict(
                        "Job '" + id + "' is " + job.status().label() + ": cancel it before deleting it.");
            }
            store.delete(id);
        });
    }

    /// The learning curves of a job, by epoch.
    ///
    /// @param since only epochs after this one
    /// @throws ProblemException if there is no such job
    public List<EpochMetrics> epochs(String id, int since) {
        get(id);
        return store.epochs(id, since);
    }

    /// Empty unless the job waits.
    public Optional<QueuePlace> queuePlace(Job job) {
        return job.status() == JobStatus.QUEUED
                ? Optional.of(new QueuePlace(store.ahead(job) + 1, store.waitsForMemory(job.id())))
                : Optional.empty();
    }
}
