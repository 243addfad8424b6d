package dev.downhill.training;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much of this machine training may use.
///
/// @param parallelJobs jobs that train at the same time
/// @param threadsPerJob threads of one job; if not set, the processors are divided among the jobs. The weights do not
///     depend on it
/// @param maxQueued jobs that may wait; more are refused
@Validated
@ConfigurationProperties("downhill.training")
record TrainingProperties(
        @Min(1) int parallelJobs,
        @Min(1) @Nullable Integer threadsPerJob,
        @Min(1) @DefaultValue("10000") int maxQueued) {

    /// @param processors of this machine
    int threads(int processors) {
        return threadsPerJob == null ? Math.max(1, processors / parallelJobs) : threadsPerJob;
    }
}
