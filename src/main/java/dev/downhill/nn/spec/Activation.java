package dev.downhill.nn.spec;

/// Activation functions, applied to every value on its own. Softmax is no member: it belongs to the output, see
/// {@link
/// Link}.
public enum Activation {
    /// `x`
    LINEAR,
    /// `max(0, x)`
    RELU,
    /// `x` where positive, else `0.01 x`
    LEAKY_RELU,
    /// `1 / (1 + exp(-x))`
    SIGMOID,
    /// `tanh(x)`
    TANH
}
