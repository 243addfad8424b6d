package dev.downhill.dataset;

/// The kind of prediction that a dataset is for.
public enum Task {
    CLASSIFICATION,
    REGRESSION
}
