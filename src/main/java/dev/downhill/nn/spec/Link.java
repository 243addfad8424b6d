package dev.downhill.nn.spec;

/// The function from the raw values of the output layer (the logits) to predictions.
public enum Link {
    /// The logits themselves: regression.
    LINEAR,
    /// `1 / (1 + exp(-z))` of a single logit: the probability of the second of two classes.
    SIGMOID,
    /// `exp(z_i) / sum_j exp(z_j)`: the probability of each class.
    SOFTMAX
}
