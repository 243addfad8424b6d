package dev.downhill.training;

import java.time.Instant;

/// When a job came into a state.
public record Transition(JobStatus status, Instant at) {}
