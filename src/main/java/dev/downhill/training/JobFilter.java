package dev.downhill.training;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The filter of a list of jobs.
///
/// @param statuses those that are shown; all where it is empty
/// @param dataset the id of the dataset; null for any
/// @param name a part of the name, in any case; null for any
public record JobFilter(
        Set<JobStatus> statuses,
        @Nullable String dataset,
        @Nullable String name) {

    public JobFilter {
        statuses = Set.copyOf(statuses);
    }
}
