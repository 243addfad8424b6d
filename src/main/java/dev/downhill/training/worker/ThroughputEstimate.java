package dev.downhill.training.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Estimates the speed of a training and the time of its end.
///
/// @param samplesBefore rows seen by earlier attempts
/// @param rows training rows, each seen once an epoch
/// @param epochs planned
/// @param deadline when the time limit ends it; null without one
record ThroughputEstimate(
        Instant start,
        long samplesBefore,
        int rows,
        int epochs,
        @Nullable Instant deadline) {

    long samplesAfter(int epoch) {
        return (long) rows * epoch;
    }

    double fraction(long samples) {
        return Math.min(1.0, (double) samples / samplesAfter(epochs));
    }

    /// Null before anything was measured.
    @Nullable
    Double samplesPerSecond(long samples, Instant now) {
        double seconds = seconds(now);
        long seen = samples - samplesBefore;
        return seen == 0 || seconds <= 0 ? null : seen / seconds;
    }

    /// When training ends at the speed so far, unless stopped early; null before anything was measured.
    @Nullable
    Instant estimatedFinish(long samples, Instant now) {
        Double speed = samplesPerSecond(samples, now);
        if (speed == null) {
            return deadline;
        }
        double secondsLeft = Math.max(0, samplesAfter(epochs) - samples) / speed;
        Instant finish = now.plusMillis((long) Math.min(secondsLeft * 1000, 1e14));
        return deadline != null && deadline.isBefore(finish) ? deadline : finish;
    }

    private double seconds(Instant now) {
        return Duration.between(start, now).toNanos() / 1e9;
    }
}
