package dev.downhill.training.worker;

import java.util.ArrayList;
import java.util.List;

/// Entries of a queue in memory: one lease holds for every job.
final class MemoryQueueEntries implements QueueEntries {

    private final long lease;
    private final List<String> removed = new ArrayList<>();

    MemoryQueueEntries(long lease) {
        this.lease = lease;
    }

    /// The jobs whose entries were taken out of the queue.
    List<String> removed() {
        return removed;
    }

    @Override
    public boolean holdsLease(String jobId, long held) {
        return held == lease;
    }

    @Override
    public void remove(String jobId, long held) {
        removed.add(jobId);
    }

    @Override
    public void remove(String jobId) {
        removed.add(jobId);
    }
}
