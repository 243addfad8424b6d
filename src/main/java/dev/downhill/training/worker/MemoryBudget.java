package dev.downhill.training.worker;

import dev.downhill.replica.TrainingMemory;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.Recipe;
import dev.downhill.training.hyperparameter.MemoryEstimate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The memory of this process, dealt out to the jobs that train in it by their estimates.
///
/// A job that does not fit beside them goes back to its place in the queue, and this process takes nothing from the
/// queue until a training ends or some seconds have passed; another replica that has room may take it meanwhile. While
/// it waits, no job that comes after it in the queue starts here, however small. So the trainings around a large job
/// come to their ends and none follows: it waits for those that were there before it, and never for an endless stream
/// of small ones. What that costs is memory that lies idle for a while.
final class MemoryBudget {

    /// The answer to a job that wants to train.
    enum Answer {
        YES,
        /// Not beside those that train.
        NOT_NOW,
        /// A job that goes before it waits for memory.
        BEHIND_ANOTHER,
        /// Not even alone.
        NEVER
    }

    /// The way from the queue into this process.
    interface Polling {

        /// Takes nothing for a while.
        void pause();

        /// Looks at the queue again.
        void resume();
    }

    private final TrainingMemory memory;
    private final Function<Recipe, Optional<MemoryEstimate>> estimates;
    private final Predicate<String> waits;
    private final Polling polling;
    private final ReentrantLock lock = new ReentrantLock();
    private long used;
    /// Found too large, and not started here since.
    private @Nullable Job first;

    /// @param estimates empty where a recipe can no longer be trained, which its training will say
    /// @param waits whether the job of an id still waits in the queue
    MemoryBudget(
            TrainingMemory memory,
            Function<Recipe, Optional<MemoryEstimate>> estimates,
            Predicate<String> waits,
            Polling polling) {
        this.memory = memory;
        this.estimates = estimates;
        this.waits = waits;
        this.polling = polling;
    }

    /// Estimates what the job needs, outside of any transaction.
    ///
    /// @param job empty if it is gone, and needs nothing
    Reservation reservationFor(Optional<Job> job) {
        return new Reservation(job.map(Job::recipe).flatMap(estimates));
    }

    /// A job's part of the memory, from when it is granted until it is closed.
    final class Reservation implements AutoCloseable {

        private final Optional<MemoryEstimate> estimate;
        private long held;

        private Reservation(Optional<MemoryEstimate> estimate) {
            this.estimate = estimate;
        }

        /// Asked for at most once.
        Answer ask(Job job) {
            long bytes = estimate.map(MemoryEstimate::total).orElse(0L);
            lock.lock();
            try {
                Answer answer = answer(job, bytes);
                if (answer == Answer.YES) {
                    held = bytes;
                    used += bytes;
                }
                return answer;
            } finally {
                lock.unlock();
            }
        }

        /// Whether a job that is to end must wait for others to leave their memory. One that is too large for this
        /// process has trained in a larger one, and ends here as well as it can.
        boolean mustWait(Job job) {
            return switch (ask(job)) {
                case YES, NEVER -> false;
                case NOT_NOW, BEHIND_ANOTHER -> true;
            };
        }

        /// Why the job can never train here.
        JobError tooLarge() {
            return JobErrors.tooLarge(estimate.orElseThrow(), memory.bytes());
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (held > 0) {
                    used -= held;
                    held = 0;
                    polling.resume();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private Answer answer(Job job, long bytes) {
        if (bytes > memory.bytes()) {
            return Answer.NEVER;
        }
        if (first != null && (first.id().equals(job.id()) || !waits.test(first.id()))) {
            first = null;
        }
        if (first != null && first.goesBefore(job)) {
            polling.pause();
            return Answer.BEHIND_ANOTHER;
        }
        if (used > memory.bytes() - bytes) {
            first = job;
            polling.pause();
            return Answer.NOT_NOW;
        }
        return Answer.YES;
    }
}
