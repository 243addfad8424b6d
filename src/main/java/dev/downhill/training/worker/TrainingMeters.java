package dev.downhill.training.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// Metrics of trainings, for operators. Samples per second are the rate of the counter of samples.
final class TrainingMeters {

    private static final double NANOS = 1e9;

    private final Timer epochs;
    private final Timer checkpoints;
    private final Counter samples;

    TrainingMeters(MeterRegistry registry) {
        epochs = Timer.builder("downhill.epoch")
                .description("How long epochs take")
                .register(registry);
        checkpoints = Timer.builder("downhill.checkpoint")
                .description("How long checkpoints take, from the engine into the database")
                .register(registry);
        samples = Counter.builder("downhill.samples")
                .description("Rows that were trained on, each time they were")
                .register(registry);
    }

    /// @param rows those of one epoch
    void epoch(double seconds, int rows) {
        epochs.record(Duration.ofNanos((long) (seconds * NANOS)));
        samples.increment(rows);
    }

    void checkpoint(Runnable work) {
        checkpoints.record(work);
    }
}
