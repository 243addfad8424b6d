package dev.downhill.nn.loss;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.spec.Link;

/// From logits to predictions, and gradients the other way.
public final class Links {

    private Links() {}

    /// `p = link(z)` for `rows` rows of `units` values.
    public static void forward(Link link, Kernels kernels, float[] z, float[] p, int rows, int units) {
        switch (link) {
            case LINEAR -> System.arraycopy(z, 0, p, 0, rows * units);
            case SIGMOID -> {
                System.arraycopy(z, 0, p, 0, rows * units);
                kernels.sigmoid(p, 0, rows * units);
            }
            case SOFTMAX -> softmax(kernels, z, p, rows, units);
        }
    }

    /// Shifted by the largest logit, so that no exponential overflows.
    private static void softmax(Kernels kernels, float[] z, float[] p, int rows, int units) {
        for (int row = 0; row < rows; row++) {
            int from = row * units;
            float largest = z[from];
            for (int i = 1; i < units; i++) {
                largest = Math.max(largest, z[from + i]);
            }
            for (int i = from; i < from + units; i++) {
                p[i] = z[i] - largest;
            }
        }
        kernels.exp(p, 0, rows * units);
        for (int row = 0; row < rows; row++) {
            int from = row * units;
            float sum = 0;
            for (int i = from; i < from + units; i++) {
                sum += p[i];
            }
            for (int i = from; i < from + units; i++) {
                p[i] /= sum;
            }
        }
    }

    /// `g = dp/dz g` in place, row by row.
    static void backward(Link link, float[] p, float[] g, int rows, int units) {
        switch (link) {
            case LINEAR -> {}
            case SIGMOID -> {
                for (int i = 0; i < rows * units; i++) {
                    g[i] *= p[i] * (1f - p[i]);
                }
            }
            case SOFTMAX -> {
                for (int row = 0; row < rows; row++) {
                    softmaxGradient(p, g, row * units, units);
                }
            }
        }
    }

    /// `g_i = p_i (g_i - sum_j p_j g_j)`.
    private static void softmaxGradient(float[] p, float[] g, int from, int units) {
        float mean = 0;
        for (int i = from; i < from + units; i++) {
            mean = Math.fma(p[i], g[i], mean);
        }
        for (int i = from; i < from + units; i++) {
            g[i] = p[i] * (g[i] - mean);
        }
    }
}
