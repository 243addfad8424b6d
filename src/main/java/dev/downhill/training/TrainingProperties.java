package dev.downhill.training;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of training on this machine.
///
/// @param parallelJobs jobs that train at the same time
/// @param threadsPerJob threads of one job; if not set, the processors are divided among the jobs. The weights do not
///     depend on it
/// @param maxQueued jobs that may wait; more are refused
/// @param maxStreams streams of events that may be open; more are refused
/// @param memory that trainings may take together; if not set, the heap of the process they run in
/// @param checkpointInterval between the checkpoints that a training leaves after epochs; zero for one after every
/// epoch
@Validated
@ConfigurationProperties("downhill.training")
public record TrainingProperties(
        @Min(1) int parallelJobs,
        @Min(1) @Nullable Integer threadsPerJob,
        @Min(1) @DefaultValue("10000") int maxQueued,
        @Min(1) @DefaultValue("1000") int maxStreams,
        @Nullable DataSize memory,
        @DefaultValue("5s") Duration checkpointInterval) {

    public TrainingProperties {
        if (memory != null && memory.toBytes() < 1) {
            throw new IllegalArgumentException("downhill.training.memory = " + memory + " must be at least 1B");
        }
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "downhill.training.checkpoint-interval = " + checkpointInterval + " must not be negative");
        }
    }

    /// @param processors of this machine
    public int threads(int processors) {
        return threadsPerJob == null ? Math.max(1, processors / parallelJobs) : threadsPerJob;
    }
}
