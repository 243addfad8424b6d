package dev.downhill.nn.init;

/// The purpose of a random number; each purpose has sequences of its own.
public enum Purpose {
    /// Initial values: keyed by layer.
    INITIAL_VALUES(1),
    /// The order of the training rows: keyed by epoch.
    SHUFFLE(2),
    /// What dropout drops: keyed by layer and step.
    DROPOUT(3);

    /// Part of every recipe: it never changes, or old recipes would yield other weights.
    final long code;

    Purpose(long code) {
        this.code = code;
    }
}
