package dev.downhill.nn.spec;

/// Cost functions of one example; the cost of a batch is their mean.
///
/// For classes, `t` is the one-hot vector of the true class and mse, mae and huber are means over the classes.
public enum Loss {
    /// `-log p_t`
    CROSS_ENTROPY,
    /// `-t log p - (1 - t) log(1 - p)` with `t` 0 or 1
    BINARY_CROSS_ENTROPY,
    /// `mean_i (p_i - t_i)^2`
    MSE,
    /// `mean_i |p_i - t_i|`
    MAE,
    /// `mean_i h(p_i - t_i)` with `h(e) = e^2 / 2` up to an error of 1, `|e| - 1/2` beyond. A numeric target is
    /// standardised, so that 1 is its standard deviation.
    HUBER
}
