package dev.downhill.nn.spec;

/// Cost functions of one example; the cost of a batch is their mean.
///
/// For classes, `t` is the one-hot vector of the true class and mse and mae are means over the classes.
public enum Loss {
    /// `-log p_t`
    CROSS_ENTROPY,
    /// `-t log p - (1 - t) log(1 - p)` with `t` 0 or 1
    BINARY_CROSS_ENTROPY,
    /// `mean_i (p_i - t_i)^2`
    MSE,
    /// `mean_i |p_i - t_i|`
    MAE
}
