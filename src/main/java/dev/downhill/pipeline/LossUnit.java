package dev.downhill.pipeline;

import dev.downhill.nn.spec.Loss;
import java.util.Locale;

/// The unit of a reported loss: the same in curves, events, the best epoch and the evaluation of a model.
///
/// A numeric target is standardised while it is learnt, so its losses count standard deviations of the target over the
/// training rows: a mean squared error of 1 is that of the mean. MAE and RMSE are reported beside them in the target's
/// own units.
public enum LossUnit {
    /// Cross-entropies: natural logarithms of probabilities.
    NATS,
    /// Absolute errors of the predicted probabilities of classes.
    PROBABILITY,
    /// Squared errors of the predicted probabilities of classes.
    SQUARED_PROBABILITY,
    /// Absolute errors of a standardised number.
    STANDARD_DEVIATIONS,
    /// Squared errors of a standardised number.
    SQUARED_STANDARD_DEVIATIONS;

    /// @param numeric whether the target is a number
    public static LossUnit of(Loss loss, boolean numeric) {
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY, Loss.Plain.BINARY_CROSS_ENTROPY -> NATS;
            case Loss.Plain.MAE -> numeric ? STANDARD_DEVIATIONS : PROBABILITY;
            case Loss.Plain.MSE -> numeric ? SQUARED_STANDARD_DEVIATIONS : SQUARED_PROBABILITY;
            case Loss.Huber _ -> numeric ? SQUARED_STANDARD_DEVIATIONS : SQUARED_PROBABILITY;
        };
    }

    /// The name in the API.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name for people.
    public String words() {
        return label().replace('_', ' ');
    }
}
