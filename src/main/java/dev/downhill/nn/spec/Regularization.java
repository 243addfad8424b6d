package dev.downhill.nn.spec;

/// The means against overfitting. Reported losses are without any of it, so that trainings can be compared.
///
/// `l1` and `l2` pull weights towards zero: they add `l1 sum|w| + l2 sum w^2` to the cost that is descended.
/// They and `maxNorm` apply to the weights of dense and convolution layers, not to biases or normalisation.
///
/// @param l1 not negative
/// @param l2 not negative
/// @param maxNorm the largest Euclidean norm of the weights into one unit, which are scaled down to it after
///     each step; 0 is none. Srivastava et al. 2014, "Dropout"
/// @param labelSmoothing the share of the wanted probability that is spread evenly over all classes, below 1;
///     for cross-entropy alone. Szegedy et al. 2016, "Rethinking the Inception architecture for computer
///     vision"
public record Regularization(double l1, double l2, double maxNorm, double labelSmoothing) {

    public static final Regularization NONE = new Regularization(0, 0, 0, 0);

    public Regularization {
        Guards.nonNegative("l1", l1);
        Guards.nonNegative("l2", l2);
        Guards.nonNegative("max_norm", maxNorm);
        Guards.fraction("label_smoothing", labelSmoothing);
    }
}
