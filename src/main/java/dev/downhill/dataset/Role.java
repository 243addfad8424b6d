package dev.downhill.dataset;

/// The role of a column in training.
public enum Role {
    INPUT,
    TARGET,

    /// How much each row counts in the loss and in all metrics; never learnt from.
    WEIGHT,

    /// What names a row, such as the number of an order: shown and handed through by predictions, never learnt from.
    KEY,

    /// Kept and shown, never learnt from.
    IGNORED,

    /// Names the part of each row: train, validation or test; never learnt from.
    SPLIT
}
