package dev.downhill.nn.spec;

/// A pull of the weights towards zero: adds `l1 sum|w| + l2 sum w^2` to the cost that is descended, over the
/// weights of dense and convolution layers, not over biases or normalisation. Reported losses are without it.
public record Regularization(double l1, double l2) {

    public static final Regularization NONE = new Regularization(0, 0);

    public Regularization {
        Guards.nonNegative("l1", l1);
        Guards.nonNegative("l2", l2);
    }
}
