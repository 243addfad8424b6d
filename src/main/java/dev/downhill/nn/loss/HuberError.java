package dev.downhill.nn.loss;

import dev.downhill.nn.spec.Head;
import org.jspecify.annotations.Nullable;

/// `mean_i h(p_i - t_i)` with `h(e) = e^2 / 2` where `|e| <= 1` and `|e| - 1/2` beyond: small errors cost as
/// squares, and large ones, which may be outliers, as their size (Huber 1964, "Robust estimation of a location
/// parameter"). Its gradient is the error, cut to `[-1, 1]`.
final class HuberError implements LossFunction {

    private final Head head;

    HuberError(Head head) {
        this.head = head;
    }

    @Override
    public double evaluate(float[] z, float[] p, float[] targets, int rows, float @Nullable [] gradient, float scale) {
        int units = head.units();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double errors = 0;
            for (int unit = 0; unit < units; unit++) {
                int i = row * units + unit;
                float error = p[i] - LossFunction.wanted(head, targets[row], unit);
                double size = Math.abs(error);
                errors += size <= 1 ? size * size / 2 : size - 0.5;
                if (gradient != null) {
                    gradient[i] = Math.max(-1f, Math.min(1f, error)) / units * scale;
                }
            }
            sum += errors / units;
        }
        if (gradient != null) {
            Links.backward(head.link(), p, gradient, rows, units);
        }
        return sum;
    }
}
