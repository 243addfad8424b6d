package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Activation;

/// Activation functions and their derivatives. At a kink the derivative is the one from the left.
public final class Activations {

    private static final double LEAK = 0.01;

    private Activations() {}

    public static double value(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : LEAK * x;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
        };
    }

    public static double derivative(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> 1;
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : LEAK;
            case SIGMOID -> {
                double y = value(activation, x);
                yield y * (1 - y);
            }
            case TANH -> {
                double y = value(activation, x);
                yield 1 - y * y;
            }
        };
    }

    static double[] values(Activation activation, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = value(activation, x[i]);
        }
        return y;
    }

    /// `dx = dy f'(x)`
    static double[] backward(Activation activation, double[] x, double[] dy) {
        double[] dx = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            dx[i] = dy[i] * derivative(activation, x[i]);
        }
        return dx;
    }
}
