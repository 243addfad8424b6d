package dev.downhill.nn.loss;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import org.jspecify.annotations.Nullable;

/// `mean_i h(p_i - t_i)`, see {@link Loss.Huber}; the gradient of `h` is the error, cut to `[-delta, delta]`.
final class HuberError implements LossFunction {

    private final Loss.Huber huber;
    private final float delta;
    private final Head head;

    HuberError(Loss.Huber huber, Head head) {
        this.huber = huber;
        this.delta = (float) huber.delta();
        this.head = head;
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
        int units = head.units();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double errors = 0;
            for (int unit = 0; unit < units; unit++) {
                int i = row * units + unit;
                float error = p[i] - LossFunction.wanted(head, targets[row], unit);
                errors += huber.cost(error);
                if (gradient != null) {
                    gradient[i] = Math.max(-delta, Math.min(delta, error)) / units * scale;
                }
            }
            sum += weights[row] * (errors / units);
        }
        if (gradient != null) {
            Links.backward(head.link(), p, gradient, rows, units);
            LossFunction.weigh(gradient, weights, rows, units);
        }
        return sum;
    }
}
