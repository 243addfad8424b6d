package dev.downhill.training;

import java.time.Instant;

/// The queues that jobs wait in and the workers that take them from there, as the commands on a job see them.
public interface TrainingQueue {

    /// Adds a job that waits for a worker, in the caller's transaction. Among equal priorities the older job goes
    /// first.
    void add(Job job);

    /// Takes a cancelled job out of the queue, in the caller's transaction, and has a worker make a model of its last
    /// checkpoint.
    void end(Job cancelled, Instant at);

    /// Stops the training of a job within a batch, if this process trains it. Workers elsewhere find the command in the
    /// database.
    ///
    /// @param asked the job after the command
    void stop(Job asked);
}
