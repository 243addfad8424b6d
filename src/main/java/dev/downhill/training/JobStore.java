package dev.downhill.training;

import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store of jobs. Every method is one transaction, or takes part in the caller's.
///
/// Every write of a worker carries the job's attempt and must change exactly that job in a running state; otherwise
/// nothing is written and the method returns false: another worker has the job now.
public interface JobStore {

    void add(Job job);

    Optional<Job> find(String id);

    /// As {@link #find}, and keeps others from changing the job until the transaction ends.
    Optional<Job> lock(String id);

    /// Newest first.
    ///
    /// @param after only those older than this id; null starts with the newest
    List<Job> list(JobFilter filter, int limit, @Nullable String after);

    /// Makes one move, with its transitions.
    ///
    /// @return false if the job is no longer in the state and attempt of `from`
    boolean move(Job from, Job to);

    /// Writes how far a running job has come.
    boolean progress(String id, int attempt, Progress progress);

    /// Writes how far a running job has come where it leaves a checkpoint within an epoch.
    boolean kept(String id, int attempt, Progress progress);

    /// The attempt that last left a checkpoint, within an epoch or after one; 0 if none did.
    int progressed(String id);

    /// Adds an epoch to the curves of a running job and writes how far it has come.
    boolean epoch(String id, int attempt, EpochMetrics metrics, Progress progress, Best best);

    /// Forgets the curves of a running job behind an epoch, which is where it stands.
    ///
    /// @param best up to there; null before the first epoch
    boolean forgetEpochs(String id, int attempt, int after, Progress progress, @Nullable Best best);

    /// The curves, by epoch.
    ///
    /// @param since only epochs after this one
    List<EpochMetrics> epochs(String id, int since);

    /// Where the job stands, if this attempt is still the current one.
    Optional<JobStatus> statusOf(String id, int attempt);

    /// How many waiting jobs go before this one.
    int ahead(Job job);

    /// Notes that a waiting job has been found too large beside those that train. A move of the job forgets it.
    void waitForMemory(String id);

    /// Whether a waiting job has been found too large beside those that train.
    boolean waitsForMemory(String id);

    /// The number of jobs in each state.
    JobCounts census();

    /// How many jobs wait for a worker.
    int queued();

    /// An unfinished job that needs the dataset.
    Optional<String> unfinishedOnDataset(String datasetId);

    /// An unfinished job that needs the stored network.
    Optional<String> unfinishedOnNetwork(String networkId);

    /// Removes the job, its history and its curves.
    void delete(String id);
}
