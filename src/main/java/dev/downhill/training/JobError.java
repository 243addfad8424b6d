package dev.downhill.training;

import org.jspecify.annotations.Nullable;

/// Why a job failed, for its owner: no class name, no stack trace.
///
/// @param code a word for programs
/// @param message one sentence for people
/// @param hint what to do about it, where that is known
public record JobError(
        String code, String message, @Nullable String hint) {

    /// The loss became NaN or infinite.
    public static final String DIVERGED = "diverged";
    /// The network does not fit into the memory of this service.
    public static final String OUT_OF_MEMORY = "out_of_memory";
    /// By its estimate the training does not fit into the memory of the worker that took it, not even alone.
    public static final String TOO_LARGE = "too_large_for_memory";
    /// Every worker that took the job died with it.
    public static final String WORKER_LOST = "worker_lost";
    /// The data or network can no longer be trained on: it was deleted, or does not fit.
    public static final String UNFIT = "unfit";
    /// A fault of this service.
    public static final String INTERNAL = "internal";
}
