package dev.downhill.training.worker;

import dev.downhill.chunk.Chunks;
import dev.downhill.database.SideQueue;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.TempFiles;
import dev.downhill.disk.Disk;
import dev.downhill.model.Models;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.train.Trainer;
import dev.downhill.replica.ReplicaProperties;
import dev.downhill.replica.TrainingMemory;
import dev.downhill.training.Feasibility;
import dev.downhill.training.JobClock;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.JobTransitions;
import dev.downhill.training.TrainingProperties;
import dev.downhill.training.checkpoint.Checkpoints;
import dev.downhill.training.event.EventHub;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/// Puts the parts of a worker together.
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(WorkerConfiguration.class);

    @Bean
    SideQueue scheduledEndings(DataSource source, Worker worker, ReplicaProperties replica) {
        return EndingQueue.entries(source, worker, replica.role().trains());
    }

    @Bean
    EndingQueue endingQueue(SideQueue scheduledEndings) {
        return new EndingQueue(scheduledEndings);
    }

    @Bean
    Worker worker(
            JobStore store,
            QueueEntries entries,
            Models models,
            Datasets datasets,
            RunningJobs running,
            MemoryBudget budget,
            JobTransitions transitions,
            Chunks chunks,
            TempFiles tempFiles,
            TransactionOperations transactions,
            TrainingProperties properties,
            ObjectProvider<BuildProperties> build,
            Clock clock,
            LongSupplier stopwatch,
            MeterRegistry registry,
            Disk disk) {
        InstantSource time = JobClock.of(clock);
        Trainer trainer = new Trainer(properties.threads(Runtime.getRuntime().availableProcessors()), stopwatch);
        Training.Engine engine = new Training.Engine(
                version(build), KernelChoice.best().kernels().name());
        Training training = new Training(
                datasets,
                store,
                id -> new Checkpoints(chunks, tempFiles, id),
                transactions,
                time,
                trainer,
                engine,
                new TrainingMeters(registry),
                properties.checkpointInterval());
        JobClaims claims = new JobClaims(store, entries, transitions, time);
        return new Worker(
                store, models::create, training::run, running, budget, claims, transitions, transactions, time, disk);
    }

    @Bean
    MemoryBudget memoryBudget(TrainingMemory memory, Feasibility feasibility, JobStore store, QueuePolling polling) {
        return new MemoryBudget(
                memory,
                feasibility::estimate,
                id -> store.find(id)
                        .filter(job -> job.status() == JobStatus.QUEUED)
                        .isPresent(),
                polling);
    }

    @Bean
    QueueMeters queueMeters(JobStore store, EventHub hub, Clock clock) {
        return new QueueMeters(store, hub, clock);
    }

    @Bean
    TrainingMemory trainingMemory(ReplicaProperties replica, TrainingProperties properties) {
        TrainingMemory memory = TrainingMemory.of(
                replica.role(), properties.memory(), Runtime.getRuntime().maxMemory());
        if (!memory.isKnown()) {
            log.info("Jobs are accepted without a look at their memory: downhill.training.memory, what trainings may"
                    + " take together on one worker, is not set");
        }
        return memory;
    }

    /// Absent where the service runs from classes that no build has stamped.
    private static String version(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return version == null ? "unknown" : version;
    }
}
