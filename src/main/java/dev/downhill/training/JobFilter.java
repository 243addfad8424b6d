package dev.downhill.training;

import org.jspecify.annotations.Nullable;

/// The filter of a list of jobs; null shows all.
public record JobFilter(
        @Nullable JobStatus status, @Nullable String dataset) {}
