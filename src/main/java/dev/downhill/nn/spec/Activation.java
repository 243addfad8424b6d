package dev.downhill.nn.spec;

/// Activation functions, applied to every value on its own. Softmax is no member: it belongs to the output,
/// see {@link Link}.
public enum Activation {
    /// `x`
    LINEAR,
    /// `max(0, x)`
    RELU,
    /// `x` where positive, else `0.01 x`
    LEAKY_RELU,
    /// `x` where positive, else `exp(x) - 1`; Clevert, Unterthiner and Hochreiter 2016.
    ELU,
    /// `x Phi(x)` with the normal distribution `Phi`, exactly and not by its tanh form; Hendrycks and Gimpel 2016.
    GELU,
    /// `x / (1 + exp(-x))`, also called swish; Hendrycks and Gimpel 2016, Ramachandran, Zoph and Le 2017.
    SILU,
    /// `1 / (1 + exp(-x))`
    SIGMOID,
    /// `tanh(x)`
    TANH,
    /// `ln(1 + exp(x))`; Dugas et al. 2001.
    SOFTPLUS
}
