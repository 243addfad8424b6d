package dev.downhill.dataset;

/// What a model of this dataset predicts.
public enum Task {
    CLASSIFICATION,
    REGRESSION
}
