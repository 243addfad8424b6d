package dev.downhill.training;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The state of a job. It changes only as the table here allows.
///
/// ```
/// queued → running → succeeded | failed
/// queued → cancelled                   running → pausing → paused → queued
/// running → cancelling → cancelled     running → queued   (worker lost or shutting down)
/// ```
public enum JobStatus {
    /// Waits for a worker.
    QUEUED,
    /// A worker trains it.
    RUNNING,
    /// Asked to pause; the worker has not stopped yet.
    PAUSING,
    /// Stopped for as long as its owner likes.
    PAUSED,
    /// Asked to cancel; the worker has not stopped yet.
    CANCELLING,
    /// Ended with a model.
    SUCCEEDED,
    /// Ended without a model; the job's error says why.
    FAILED,
    /// Ended by its owner.
    CANCELLED;

    private static final Map<JobStatus, Set<JobStatus>> MOVES = Map.of(
            QUEUED, Set.of(RUNNING, CANCELLED),
            RUNNING, Set.of(SUCCEEDED, FAILED, PAUSING, CANCELLING, QUEUED),
            PAUSING, Set.of(PAUSED),
            PAUSED, Set.of(QUEUED),
            CANCELLING, Set.of(CANCELLED),
            SUCCEEDED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    public boolean mayBecome(JobStatus next) {
        return moves().contains(next);
    }

    /// Whether nothing ever follows: clients wait for this.
    public boolean isTerminal() {
        return moves().isEmpty();
    }

    /// The name in the API.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Set<JobStatus> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }
}
