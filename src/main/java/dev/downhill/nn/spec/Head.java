package dev.downhill.nn.spec;

/// The output layer of a network for a given target and loss.
///
/// | target | loss | units | link |
/// |---|---|---|---|
/// | `K` classes | cross_entropy, mse, mae, huber | `K` | softmax |
/// | 2 classes | binary_cross_entropy | 1 | sigmoid |
/// | a number | mse, mae, huber | 1 | linear |
///
/// @param units logits per example, at least 1
/// @param link how logits become predictions
public record Head(int units, Link link) {

    public Head {
        if (units < 1) {
            throw new IllegalArgumentException("units = " + units + " must be at least 1");
        }
        if (link == Link.SIGMOID && units != 1) {
            throw new IllegalArgumentException("a sigmoid output has one unit, not " + units);
        }
    }

    /// The head for a target of `classes` classes.
    ///
    /// @throws IllegalArgumentException if the loss does not fit that many classes
    public static Head forClasses(int classes, Loss loss) {
        if (loss == Loss.Plain.BINARY_CROSS_ENTROPY) {
            if (classes != 2) {
                throw new IllegalArgumentException("binary_cross_entropy needs two classes, not " + classes);
            }
            return new Head(1, Link.SIGMOID);
        }
        return new Head(classes, Link.SOFTMAX);
    }

    /// How many classes it tells apart; 0 where it predicts a number.
    public int classes() {
        return switch (link) {
            case LINEAR -> 0;
            case SIGMOID -> 2;
            case SOFTMAX -> units;
        };
    }

    /// The head for a numeric target.
    public static Head forNumber() {
        return new Head(1, Link.LINEAR);
    }
}
