package dev.downhill.training;

import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Jobs in memory, for tests of those who work with them.
public final class MemoryJobStore implements JobStore {

    private final Map<String, Job> jobs = new HashMap<>();
    private final Map<String, List<EpochMetrics>> curves = new HashMap<>();
    private final Map<String, Integer> progressed = new HashMap<>();
    private final Map<String, Optional<Best>> bests = new HashMap<>();
    private final List<Progress> written = new ArrayList<>();
    private final Set<String> tooLarge = new HashSet<>();
    /// Replaces the job as another process would.
    public void replace(Job job) {
        jobs.put(job.id(), job);
    }

    /// Progress in the order in which it was written.
    public List<Progress> written() {
        return written;
    }

    /// The best epoch as it was written last.
    public Optional<Best> best(String id) {
        return bests.getOrDefault(id, Optional.empty());
    }

    @Override
    public void add(Job job) {
        jobs.put(job.id(), job);
    }

    @Override
    public Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Optional<Job> lock(String id) {
        return find(id);
    }

    @Override
    public List<Job> list(JobFilter filter, int limit, @Nullable String after) {
        return List.copyOf(jobs.values());
    }

    @Override
    public boolean move(Job from, Job to) {
        Job current = jobs.get(from.id());
        if (current == null || current.attempt() != from.attempt() || current.status() != from.status()) {
            return false;
        }
        jobs.put(to.id(), to);
        return true;
    }

    @Override
    public boolean progress(String id, int attempt, Progress progress) {
        boolean mine = statusOf(id, attempt)
                .filter(status ->
                        status == JobStatus.RUNNING || status == JobStatus.PAUSING || status == JobStatus.CANCELLING)
                .isPresent();
        if (mine) {
            written.add(progress);
        }
        return mine;
    }

    @Override
    public boolean kept(String id, int attempt, Progress progress) {
        boolean mine = progress(id, attempt, progress);
        if (mine) {
            progressed.put(id, attempt);
        }
        return mine;
    }

    @Override
    public int progressed(String id) {
        return progressed.getOrDefault(id, 0);
    }

    @Override
    public boolean epoch(String id, int attempt, EpochMetrics metrics, Progress progress, Best best) {
        boolean mine = kept(id, attempt, progress);
        if (mine) {
            curves.computeIfAbsent(id, _ -> new ArrayList<>()).add(metrics);
            bests.put(id, Optional.of(best));
        }
        return mine;
    }

    @Override
    public boolean forgetEpochs(String id, int attempt, int after, Progress progress, @Nullable Best best) {
        boolean mine = progress(id, attempt, progress);
        if (mine) {
            curves.getOrDefault(id, new ArrayList<>()).removeIf(metrics -> metrics.epoch() > after);
            bests.put(id, Optional.ofNullable(best));
        }
        return mine;
    }

    @Override
    public List<EpochMetrics> epochs(String id, int since) {
        return curves.getOrDefault(id, List.of()).stream()
                .filter(metrics -> metrics.epoch() > since)
                .toList();
    }

    @Override
    public Optional<JobStatus> statusOf(String id, int attempt) {
        return find(id).filter(job -> job.attempt() == attempt).map(Job::status);
    }

    @Override
    public int ahead(Job job) {
        return 0;
    }

    @Override
    public void waitForMemory(String id) {
        tooLarge.add(id);
    }

    @Override
    public boolean waitsForMemory(String id) {
        return tooLarge.contains(id);
    }

    @Override
    public int queued() {
        return (int) jobs.values().stream()
                .filter(job -> job.status() == JobStatus.QUEUED)
                .count();
    }

    @Override
    public JobCounts census() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> unfinishedOnDataset(String datasetId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unfinishedOnNetwork(String networkId) {
        return Optional.empty();
    }

    @Override
    public void delete(String id) {
        jobs.remove(id);
    }
}
