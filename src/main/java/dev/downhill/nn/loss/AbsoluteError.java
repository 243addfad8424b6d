package dev.downhill.nn.loss;

import dev.downhill.nn.spec.Head;
import org.jspecify.annotations.Nullable;

/// `mean_i |p_i - t_i|`: every unit of error costs the same. Its gradient is the error's sign, 0 at 0.
final class AbsoluteError implements LossFunction {

    private final Head head;

    AbsoluteError(Head head) {
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
                errors += Math.abs(error);
                if (gradient != null) {
                    gradient[i] = Math.signum(error) / units * scale;
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
