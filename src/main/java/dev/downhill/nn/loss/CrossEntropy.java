package dev.downhill.nn.loss;

import org.jspecify.annotations.Nullable;

/// `-log p_t` of the true class `t` under softmax; its gradient with respect to the logits is `p - q`, where
/// `q` is 1 for the true class and 0 for the others. With label smoothing (Szegedy et al. 2016) the gradient
/// is that of `-sum_i q_i log p_i` with `q` of `1 - smoothing + smoothing / units` and `smoothing / units`;
/// the loss stays plain.
final class CrossEntropy implements LossFunction {

    private final int units;

    /// What the other classes, and what the true class should get.
    private final float off;

    private final float on;

    CrossEntropy(int units, double smoothing) {
        this.units = units;
        this.off = (float) (smoothing / units);
        this.on = (float) (1 - smoothing + smoothing / units);
    }

    @Override
    public double evaluate(
            float[] z,
            float[] p,
            float[] targets,
            float[] weights,
            int rows,
            float @Nullable [] gradient,
            float scale) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int from = row * units;
            int truth = from + (int) targets[row];
            sum += weights[row] * loss(z, p, from, truth);
            if (gradient != null) {
                for (int i = from; i < from + units; i++) {
                    gradient[i] = (p[i] - off) * scale;
                }
                gradient[truth] = (p[truth] - on) * scale;
            }
        }
        if (gradient != null) {
            LossFunction.weigh(gradient, weights, rows, units);
        }
        return sum;
    }

    /// By way of the likeliest class, whose probability is never so small that its logarithm is lost.
    private double loss(float[] z, float[] p, int from, int truth) {
        int likeliest = from;
        for (int i = from + 1; i < from + units; i++) {
            if (!(z[i] <= z[likeliest])) {
                likeliest = i;
            }
        }
        return (double) z[likeliest] - z[truth] - StrictMath.log(p[likeliest]);
    }
}
