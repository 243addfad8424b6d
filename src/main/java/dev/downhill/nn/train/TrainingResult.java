package dev.downhill.nn.train;

/// A finished training.
///
/// @param parameters the trained values, in the layout of {@link dev.downhill.nn.Network}
/// @param buffers values that are kept but not trained: running means and variances
/// @param stop why it ended
/// @param epochs epochs completed
/// @param bestEpoch the epoch that the parameters are from, if early stopping restored it; else the best seen
/// @param bestLoss that epoch's validation loss, or training loss where there are no validation rows
public record TrainingResult(
        float[] parameters, float[] buffers, Stop stop, int epochs, int bestEpoch, double bestLoss) {

    /// Why training ended.
    public enum Stop {
        COMPLETED,
        EARLY_STOPPING,
        /// The listener asked for it.
        REQUESTED
    }
}
