package dev.downhill.training.event;

import dev.downhill.training.Transition;
import dev.downhill.training.curve.EpochMetrics;

/// Something that happened to a job. Events are stored in the transaction that makes them true.
public sealed interface JobEvent {

    /// From 1, ascending within a job, unique over all jobs.
    long id();

    /// Whose it is.
    String job();

    /// The job came into a state.
    record Moved(long id, String job, Transition transition) implements JobEvent {}

    /// The job completed an epoch.
    record EpochDone(long id, String job, EpochMetrics metrics) implements JobEvent {}

    /// The job came to its end: its last event.
    record Ended(long id, String job) implements JobEvent {}
}
