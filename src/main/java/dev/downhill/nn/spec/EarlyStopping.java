package dev.downhill.nn.spec;

/// Ends training when the watched figure has not improved by more than `minDelta` for `patience` epochs.
///
/// @param metric what is watched on the validation rows, each epoch
/// @param patience epochs without improvement, at least 1
/// @param minDelta the least change that counts, not negative
/// @param restoreBest whether the weights of the best epoch are kept rather than the last
public record EarlyStopping(Metric metric, int patience, double minDelta, boolean restoreBest) {

    /// The metrics that early stopping can watch.
    public enum Metric {
        /// Lower is better.
        VALIDATION_LOSS,
        /// Higher is better; for classes only.
        VALIDATION_ACCURACY
    }

    public EarlyStopping {
        Guards.range("patience", patience, 1, Integer.MAX_VALUE);
        Guards.nonNegative("min_delta", minDelta);
    }
}
