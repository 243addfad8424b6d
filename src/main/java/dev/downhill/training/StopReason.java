package dev.downhill.training;

import java.util.Locale;

/// Why a job ended.
public enum StopReason {
    /// All epochs were trained.
    COMPLETED,
    /// The watched figure no longer improved.
    EARLY_STOPPING,
    /// The job's own time limit was reached; the weights so far made the model.
    TIME_LIMIT,
    /// Its owner cancelled it.
    USER,
    /// The loss became NaN or infinite.
    DIVERGED,
    /// Something broke; the job's error says what.
    ERROR;

    /// The name in the API.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
