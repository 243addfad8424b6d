package dev.downhill.training;

import dev.downhill.chunk.Chunks;
import org.springframework.stereotype.Component;

/// Makes moves of jobs. A job that has ended needs its checkpoints no more.
@Component
public final class JobTransitions {

    private final JobStore store;
    private final Chunks chunks;

    public JobTransitions(JobStore store, Chunks chunks) {
        this.store = store;
        this.chunks = chunks;
    }

    /// @return the job after its move
    /// @throws AttemptLostException if the job is not as it was: another one has it now
    public Job make(Job from, Job to) {
        if (!store.move(from, to)) {
            throw new AttemptLostException(from.id(), from.attempt());
        }
        if (to.status().isTerminal()) {
            chunks.delete(to.id());
        }
        return to;
    }
}
