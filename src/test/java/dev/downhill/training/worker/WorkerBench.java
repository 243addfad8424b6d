package dev.downhill.training.worker;

import dev.downhill.disk.Disk;
import dev.downhill.model.NewModel;
import dev.downhill.replica.TrainingMemory;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobTransitions;
import dev.downhill.training.MemoryChunks;
import dev.downhill.training.MemoryJobStore;
import dev.downhill.training.Sample;
import dev.downhill.training.StopReason;
import dev.downhill.training.hyperparameter.MemoryEstimate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/// A worker whose training, models and memory a test decides about, with one job, `job_1`, that waits for it.
final class WorkerBench {

    static final long LEASE = 7;

    final MemoryJobStore store = new MemoryJobStore();
    final MemoryQueueEntries entries = new MemoryQueueEntries(LEASE);
    final List<NewModel> models = new ArrayList<>();
    final RunningJobs running = new RunningJobs();
    /// What a training needs, of 100.
    long size = 1;
    final MemoryBudget budget = new MemoryBudget(
            new TrainingMemory(100),
            _ -> Optional.of(new MemoryEstimate(size, 0, 0, 0, 0, 0, 0)),
            _ -> true,
            new MemoryBudget.Polling() {
                @Override
                public void pause() {}

                @Override
                public void resume() {}
            });
    final MemoryChunks chunks = new MemoryChunks();
    final List<Integer> attempts = new ArrayList<>();

    WorkerBench() {
        store.add(Sample.queued("job_1"));
    }

    QueueVerdict work(Worker.Run run) {
        return worker(run).run("job_1", LEASE, () -> false);
    }

    Worker worker(Worker.Run run) {
        JobTransitions transitions = new JobTransitions(store, chunks);
        Clock clock = Clock.fixed(Sample.NOON.plusSeconds(5), ZoneOffset.UTC);
        return new Worker(
                store,
                model -> {
                    models.add(model);
                    return "mdl_" + models.size();
                },
                (job, stop) -> {
                    attempts.add(job.attempt());
                    return run.train(job, stop);
                },
                running,
                budget,
                new JobClaims(store, entries, transitions, clock),
                transitions,
                TransactionOperations.withoutTransaction(),
                clock,
                new Disk(Path.of("").toAbsolutePath()));
    }

    static Optional<Training.Trained> trained() {
        return Optional.of(new Training.Trained(StopReason.EARLY_STOPPING, Sample.model()));
    }

    Job job() {
        return store.find("job_1").orElseThrow();
    }

    JobError error() {
        return Objects.requireNonNull(job().error());
    }
}
