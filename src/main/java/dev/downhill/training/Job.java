package dev.downhill.training;

import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.training.curve.Best;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A training job as it stood at one moment. It changes only through the methods here, each of which refuses a move
/// that {@link JobStatus} does not allow and leaves the original as it was.
///
/// @param id `job_…`
/// @param name also the name of its model
/// @param startedAt when a worker first took it
/// @param attempt from 1; a worker that died used one up. Every write of a worker names its attempt
/// @param priority higher goes first
/// @param model the model it made
/// @param diagnoses warnings about the training, one sentence each
/// @param transitions every state it was in, oldest first
public record Job(
        String id,
        String name,
        JobStatus status,
        @Nullable StopReason stopReason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempt,
        int priority,
        Progress progress,
        @Nullable Best best,
        Recipe recipe,
        @Nullable String model,
        @Nullable JobError error,
        Map<String, String> metadata,
        List<String> diagnoses,
        List<Transition> transitions) {

    /// A job that loses this many workers in a row, with no checkpoint stored by any of them, is not given another: it
    /// may well be what kills them.
    public static final int MAX_ATTEMPTS = 3;

    public Job {
        metadata = Map.copyOf(metadata);
        diagnoses = List.copyOf(diagnoses);
        transitions = List.copyOf(transitions);
    }

    /// The epoch whose weights its model has; null without a model. Where training was stopped within an epoch and the
    /// best weights were not to be restored, the steps of that epoch are in the weights, too.
    public @Nullable Integer modelEpoch() {
        if (model == null) {
            return null;
        }
        EarlyStopping rule = recipe.hyperparameters().earlyStopping();
        return rule != null && rule.restoreBest() && best != null ? Integer.valueOf(best.epoch()) : progress.epoch();
    }

    /// A new job at the end of the queue.
    public static Job queued(String id, JobRequest request, Instant at) {
        return new Job(
                id,
                request.name(),
                JobStatus.QUEUED,
                null,
                at,
                null,
                null,
                1,
                request.priority(),
                Progress.NONE,
                null,
                request.recipe(),
                null,
                null,
                request.metadata(),
                request.diagnoses(),
                List.of(new Transition(JobStatus.QUEUED, at)));
    }

    public Job started(Instant at) {
        Draft draft = draft(JobStatus.RUNNING, at);
        draft.startedAt = startedAt == null ? at : startedAt;
        return draft.job();
    }

    public Job succeeded(StopReason reason, String modelId, Instant at) {
        Draft draft = ending(JobStatus.SUCCEEDED, reason, at);
        draft.progress = progress.ended(1);
        draft.model = modelId;
        return draft.job();
    }

    public Job failed(StopReason reason, JobError cause, Instant at) {
        Draft draft = ending(JobStatus.FAILED, reason, at);
        draft.error = cause;
        return draft.job();
    }

    /// Asked to end by its owner: at once while it waits, else as soon as its worker hears of it.
    public Job cancelRequested(Instant at) {
        return status == JobStatus.QUEUED
                ? ending(JobStatus.CANCELLED, StopReason.USER, at).job()
                : draft(JobStatus.CANCELLING, at).job();
    }

    /// The process that was to end it after its cancellation died; another one tries, as another attempt.
    public Job endedAnew() {
        Draft draft = new Draft(this, status, transitions);
        draft.attempt = attempt + 1;
        return draft.job();
    }

    /// Its worker has heard of the cancellation and stopped.
    ///
    /// @param modelId the best that it had come to; null where no epoch was complete
    public Job cancelled(@Nullable String modelId, Instant at) {
        Draft draft = ending(JobStatus.CANCELLED, StopReason.USER, at);
        draft.model = modelId;
        return draft.job();
    }

    /// Asked to pause by its owner.
    public Job pauseRequested(Instant at) {
        return draft(JobStatus.PAUSING, at).job();
    }

    /// Its worker has stopped for the pause.
    public Job paused(Instant at) {
        return waiting(JobStatus.PAUSED, at).job();
    }

    /// Its worker died before it stopped for the pause. It might still wake up and write, were it not for the attempt.
    public Job pausedByLoss(Instant at) {
        Draft draft = waiting(JobStatus.PAUSED, at);
        draft.attempt = attempt + 1;
        return draft.job();
    }

    /// Ends a pause: it waits for a worker again.
    Job resumed(Instant at) {
        return waiting(JobStatus.QUEUED, at).job();
    }

    /// Its worker shuts down in good order: it waits again, and no attempt is used up.
    public Job handedBack(Instant at) {
        return waiting(JobStatus.QUEUED, at).job();
    }

    /// Its worker died: it waits again, one attempt fewer left.
    public Job workerLost(Instant at) {
        Draft draft = waiting(JobStatus.QUEUED, at);
        draft.attempt = attempt + 1;
        return draft.job();
    }

    /// Whether it has the better place in the queue.
    public boolean goesBefore(Job other) {
        return priority == other.priority ? id.compareTo(other.id) < 0 : priority > other.priority;
    }

    /// No worker has it, and its end cannot be estimated.
    private Draft waiting(JobStatus next, Instant at) {
        Draft draft = draft(next, at);
        draft.progress = progress.ended(progress.fraction());
        return draft;
    }

    private Draft ending(JobStatus end, StopReason reason, Instant at) {
        Draft draft = draft(end, at);
        draft.stopReason = reason;
        draft.finishedAt = at;
        draft.progress = progress.ended(progress.fraction());
        return draft;
    }

    private Draft draft(JobStatus next, Instant at) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(
                    "job " + id + " is " + status.label() + " and cannot become " + next.label());
        }
        List<Transition> longer = new ArrayList<>(transitions);
        longer.add(new Transition(next, at));
        return new Draft(this, next, longer);
    }

    /// A copy in the making: only what a move changes can change.
    private static final class Draft {

        private final Job from;
        private final JobStatus status;
        private final List<Transition> transitions;
        private @Nullable StopReason stopReason;
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;
        private int attempt;
        private Progress progress;
        private @Nullable Best best;
        private @Nullable String model;
        private @Nullable JobError error;

        private Draft(Job from, JobStatus status, List<Transition> transitions) {
            this.from = from;
            this.status = status;
            this.transitions = transitions;
            this.startedAt = from.startedAt;
            this.attempt = from.attempt;
            this.progress = from.progress;
            this.best = from.best;
        }

        private Job job() {
            return new Job(
                    from.id,
                    from.name,
                    status,
                    stopReason,
                    from.createdAt,
                    startedAt,
                    finishedAt,
                    attempt,
                    from.priority,
                    progress,
                    best,
                    from.recipe,
                    model,
                    error,
                    from.metadata,
                    from.diagnoses,
                    transitions);
        }
    }
}
