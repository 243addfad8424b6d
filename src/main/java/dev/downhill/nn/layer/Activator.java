package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.spec.Activation;

/// The activation function of one layer and its derivative, in place on the layer's output.
///
/// Where the function only rises, its derivative is written in terms of its value. GELU and SiLU also fall,
/// so that a value does not tell its derivative; while training, forward stores it.
final class Activator {

    private static final float LEAK = 0.01f;

    private final Activation function;
    private final Kernels kernels;
    private final float[] slopes;

    /// @param slot of the layer whose output is activated
    Activator(Activation function, Slot slot) {
        this.function = function;
        this.kernels = slot.kernels();
        boolean storesSlopes = slot.training() && (function == Activation.GELU || function == Activation.SILU);
        this.slopes = new float[storesSlopes ? slot.maxRows() * slot.output().size() : 0];
    }

    boolean isLinear() {
        return function == Activation.LINEAR;
    }

    /// `y = f(y)` for `y[from, to)`.
    void forward(float[] y, int from, int to) {
        switch (function) {
            case LINEAR -> {}
            case RELU -> relu(y, from, to);
            case LEAKY_RELU -> leakyRelu(y, from, to);
            case ELU -> kernels.elu(y, from, to);
            case GELU -> kernels.gelu(y, slopes, from, to);
            case SILU -> kernels.silu(y, slopes, from, to);
            case SIGMOID -> kernels.sigmoid(y, from, to);
            case TANH -> kernels.tanh(y, from, to);
            case SOFTPLUS -> kernels.softplus(y, from, to);
        }
    }

    /// `dy = dy f'(x)` for `[from, to)`, where `y = f(x)` is what the last forward left.
    void backward(float[] y, float[] dy, int from, int to) {
        switch (function) {
            case LINEAR -> {}
            case RELU -> kernels.gate(y, dy, 0f, from, to);
            case LEAKY_RELU -> kernels.gate(y, dy, LEAK, from, to);
            case ELU -> eluGradient(y, dy, from, to);
            case GELU, SILU -> storedGradient(slopes, dy, from, to);
            case SIGMOID -> sigmoidGradient(y, dy, from, to);
            case TANH -> tanhGradient(y, dy, from, to);
            case SOFTPLUS -> kernels.softplusGradient(y, dy, from, to);
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

    /// `f' = 1` where positive, else `exp(x) = y + 1`.
    private static void eluGradient(float[] y, float[] dy, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = dy[i] * (Math.min(y[i], 0f) + 1f);
        }
    }

    private static void storedGradient(float[] slopes, float[] dy, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = dy[i] * slopes[i];
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
