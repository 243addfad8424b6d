package dev.downhill.dataset;

/// What a column is for.
public enum Role {
    INPUT,
    TARGET,
    IGNORED
}
