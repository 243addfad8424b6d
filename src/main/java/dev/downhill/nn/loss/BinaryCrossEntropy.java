package dev.downhill.nn.loss;

import org.jspecify.annotations.Nullable;

/// `-t log p - (1 - t) log(1 - p)` for `t` 0 or 1 and `p` the sigmoid of one logit, written as
/// `max(z, 0) - t z + log(1 + exp(-|z|))`, which never takes the logarithm of 0; its gradient is `p - t`.
final class BinaryCrossEntropy implements LossFunction {

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
            double logit = z[row];
            sum += weights[row]
                    * (Math.max(logit, 0) - targets[row] * logit + StrictMath.log1p(StrictMath.exp(-Math.abs(logit))));
            if (gradient != null) {
                gradient[row] = (p[row] - targets[row]) * scale;
            }
        }
        if (gradient != null) {
            LossFunction.weigh(gradient, weights, rows, 1);
        }
        return sum;
    }
}
