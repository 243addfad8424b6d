package dev.downhill.nn.train;

import org.jspecify.annotations.Nullable;

/// One finished epoch.
///
/// @param epoch from 1
/// @param train over the epoch's batches as they were trained on, weights still moving
/// @param validation with the weights at the end of the epoch; null where there are no validation rows
/// @param learningRate of the epoch's last step
/// @param gradientNorm Euclidean norm of the last step's gradient, penalties included, before clipping
/// @param seconds wall time of the epoch, validation included
/// @param bestEpoch the best epoch so far, by early stopping's metric or else by the loss
/// @param bestLoss that epoch's validation loss, or training loss where there are no validation rows
/// @param patienceLeft epochs until early stopping, or -1 where it is off
public record EpochResult(
        int epoch,
        Metrics train,
        @Nullable Metrics validation,
        double learningRate,
        double gradientNorm,
        double seconds,
        int bestEpoch,
        double bestLoss,
        int patienceLeft) {}
