package dev.downhill.replica;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// Memory that trainings may take together where they run.
///
/// @param bytes {@link Long#MAX_VALUE} where it is not configured
public record TrainingMemory(long bytes) {

    /// What is configured; else the heap of this process, if it is here that jobs run. A replica that leaves them to
    /// others knows nothing of their memory by looking at its own.
    ///
    /// @param configured null if it is not
    /// @param heap the most that this process may use
    public static TrainingMemory of(Role role, @Nullable DataSize configured, long heap) {
        if (configured != null) {
            return new TrainingMemory(configured.toBytes());
        }
        return new TrainingMemory(role.trains() ? heap : Long.MAX_VALUE);
    }

    public boolean isKnown() {
        return bytes < Long.MAX_VALUE;
    }
}
