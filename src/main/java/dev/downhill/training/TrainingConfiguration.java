package dev.downhill.training;

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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
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

/// Puts the parts of training together.
@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TrainingConfiguration.class);

    @Bean
    Jobs jobs(
            JobRequests requests,
            JobStore store,
            TrainingQueue queue,
            EndingQueue endings,
            RunningJobs running,
            JobTransitions transitions,
            TransactionOperations transactions,
            TrainingProperties properties,
            Clock clock) {
        return new Jobs(
                requests,
                store,
                queue,
                endings,
                running,
                transitions,
                transactions,
                milliseconds(clock),
                properties.maxQueued());
    }

    @Bean
    JobTransitions transitions(JobStore store, Chunks chunks) {
        return new JobTransitions(store, chunks);
    }

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
        InstantSource time = milliseconds(clock);
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
                new TrainingMeters(registry));
        JobClaims claims = new JobClaims(store, transitions, time);
        return new Worker(
                store, models::create, training::run, running, budget, claims, transitions, transactions, time, disk);
    }

    @Bean
    MemoryBudget room(TrainingMemory memory, Feasibility feasibility, JobStore store, QueuePolling intake) {
        return new MemoryBudget(
                memory,
                feasibility::estimate,
                id -> store.find(id)
                        .filter(job -> job.status() == JobStatus.QUEUED)
                        .isPresent(),
                intake);
    }

    @Bean
    EventHub eventHub(JobEvents events, EventBell bell, TrainingProperties properties) {
        return new EventHub(events, bell, properties.maxStreams());
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

    @Bean
    Feasibility feasibility(Datasets datasets, TrainingMemory memory) {
        return new Feasibility(datasets, memory);
    }

    /// Both databases keep microseconds and clients read milliseconds: what is stored is what was shown.
    private static InstantSource milliseconds(Clock clock) {
        return Clock.tick(clock, Duration.ofMillis(1));
    }

    /// Absent where the service runs from classes that no build has stamped.
    private static String version(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return version == null ? "unknown" : version;
    }
}
