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
            case ELU -> x > 0 ? x : Math.expm1(x);
            case GELU -> x * normal(x);
            case SILU -> x * sigmoid(x);
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        };
    }

    public static double derivative(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> 1;
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : LEAK;
            case ELU -> x > 0 ? 1 : Math.exp(x);
            case GELU -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
            case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
            case SOFTPLUS -> sigmoid(x);
            case TANH -> {
                double y = value(activation, x);
                yield 1 - y * y;
            }
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// The normal distribution by its series `1/2 + phi(x) (x + x^3/3 + x^5/(3·5) + …)`, whose terms have one
    /// sign. Where it would be long, the distribution is 0 or 1 to 30 digits.
    private static double normal(double x) {
        if (Math.abs(x) > 12) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = 0;
        for (int odd = 3; sum + term != sum; odd += 2) {
            sum += term;
            term *= x * x / odd;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
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
