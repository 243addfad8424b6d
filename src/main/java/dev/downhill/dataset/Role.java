package dev.downhill.dataset;

/// The role of a column in training.
public enum Role {
    INPUT,
    TARGET,
    IGNORED
}
