package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.spec.Activation;

/// Activation functions and their derivatives, in place. Each derivative is written in terms of the
/// function's value.
final class Activations {

    private static final float LEAK = 0.01f;

    private Activations() {}

    /// `y = f(y)` for `y[from, to)`.
    static void forward(Activation function, Kernels kernels, float[] y, int from, int to) {
        switch (function) {
            case LINEAR -> {}
            case RELU -> relu(y, from, to);
            case LEAKY_RELU -> leakyRelu(y, from, to);
            case SIGMOID -> kernels.sigmoid(y, from, to);
            case TANH -> kernels.tanh(y, from, to);
        }
    }

    /// `dy = dy f'(x)` for `[from, to)`, where `y = f(x)`.
    static void backward(Activation function, Kernels kernels, float[] y, float[] dy, int from, int to) {
        switch (function) {
            case LINEAR -> {}
            case RELU -> kernels.gate(y, dy, 0f, from, to);
            case LEAKY_RELU -> kernels.gate(y, dy, LEAK, from, to);
            case SIGMOID -> sigmoidGradient(y, dy, from, to);
            case TANH -> tanhGradient(y, dy, from, to);
        }
    }

    private static void relu(float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(y[i], 0f);
        }
    }

    private static void leakyRelu(float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(y[i], LEAK * y[i]);
        }
    }

    private static void sigmoidGradient(float[] y, float[] dy, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = dy[i] * (y[i] * (1f - y[i]));
        }
    }

    private static void tanhGradient(float[] y, float[] dy, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = dy[i] * Math.fma(-y[i], y[i], 1f);
        }
    }
}
