package dev.downhill.training.worker;

/// The entries of jobs in the training queue. Every method takes part in the caller's transaction.
public interface QueueEntries {

    /// Name of the entries; each is called after its job.
    String TASK = "train";

    /// Whether the queue still counts on the worker with this lease, and not on a successor. Keeps the queue from
    /// changing its mind until the transaction ends.
    ///
    /// @param lease version of the entry when the worker took it
    boolean holdsLease(String jobId, long lease);

    /// Takes the entry of a job away from the worker with this lease, so that the job can be queued anew.
    void remove(String jobId, long lease);

    /// Removes the entry of a job, unless a worker has it.
    void remove(String jobId);
}
