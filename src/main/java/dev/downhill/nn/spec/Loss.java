package dev.downhill.nn.spec;

/// Cost functions of one example; the cost of a batch is their mean.
///
/// For classes, `t` is the one-hot vector of the true class and mse, mae and huber are means over the
/// classes. A numeric target is standardised, so that an error of 1 is its standard deviation.
public sealed interface Loss {

    /// Its name in capitals, as an enum would have it.
    String name();

    /// Losses without parameters.
    enum Plain implements Loss {
        /// `-log p_t`
        CROSS_ENTROPY,
        /// `-t log p - (1 - t) log(1 - p)` with `t` 0 or 1
        BINARY_CROSS_ENTROPY,
        /// `mean_i (p_i - t_i)^2`
        MSE,
        /// `mean_i |p_i - t_i|`
        MAE
    }

    /// `mean_i h(p_i - t_i)` with `h(e) = e^2 / 2` up to an error of `delta` and `delta (|e| - delta / 2)`
    /// beyond: small errors cost as squares, and large ones, which may be outliers, as their size. Huber
    /// 1964, "Robust estimation of a location parameter".
    ///
    /// @param delta where squares turn into sizes; finite and above 0
    record Huber(double delta) implements Loss {

        /// {@link #name} of every such loss.
        public static final String NAME = "HUBER";

        public Huber {
            Guards.positive("delta", delta);
        }

        @Override
        public String name() {
            return NAME;
        }

        /// `h(error)`
        public double cost(double error) {
            double size = Math.abs(error);
            return size <= delta ? size * size / 2 : delta * (size - delta / 2);
        }
    }
}
