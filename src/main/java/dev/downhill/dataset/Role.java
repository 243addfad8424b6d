package dev.downhill.dataset;

/// The role of a column in training.
public enum Role {
    INPUT,
    TARGET,

    /// How much each row counts in the loss and in all metrics; never learnt from.
    WEIGHT,

    /// Kept and shown, never learnt from.
    IGNORED,

    /// Names the part of each row: train, validation or test; never learnt from.
    SPLIT
}
