package dev.downhill.training;

import org.jspecify.annotations.Nullable;

/// Which jobs a list shows; null shows all.
public record JobFilter(
        @Nullable JobStatus status, @Nullable String dataset) {}
