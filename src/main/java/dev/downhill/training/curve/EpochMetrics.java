package dev.downhill.training.curve;

import dev.downhill.nn.train.Metrics;
import org.jspecify.annotations.Nullable;

/// The figures of one epoch.
///
/// @param train and `validation` in the target's own units where it is a number; fields that do not belong to the
///     task are NaN
public record EpochMetrics(
        int epoch,
        Metrics train,
        @Nullable Metrics validation,
        double learningRate,
        double gradientNorm,
        double seconds) {}
