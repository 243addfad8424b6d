package dev.downhill.training;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The number of jobs in each state.
///
/// @param counts by state; those of none are left out
/// @param oldestQueued since when the job has waited that has waited longest; null where none waits
public record JobCounts(
        Map<JobStatus, Integer> counts, @Nullable Instant oldestQueued) {

    public JobCounts {
        counts = Map.copyOf(counts);
    }

    public int count(JobStatus status) {
        return counts.getOrDefault(status, 0);
    }
}
