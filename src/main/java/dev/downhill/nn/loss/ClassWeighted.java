package dev.downhill.nn.loss;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loss whose gradient counts each row by the weight of its class, so that rare classes are not drowned.
/// The reported loss is the plain one. A weight of the row itself is a second factor.
final class ClassWeighted implements LossFunction {

    private final LossFunction plain;
    private final int units;
    private final float[] classWeights;

    /// @param units logits of a row
    /// @param weights by class
    ClassWeighted(LossFunction plain, int units, List<Double> weights) {
        this.plain = plain;
        this.units = units;
        this.classWeights = new float[weights.size()];
        for (int i = 0; i < classWeights.length; i++) {
            classWeights[i] = weights.get(i).floatValue();
        }
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
        double sum = plain.evaluate(z, p, targets, weights, rows, gradient, scale);
        if (gradient != null) {
            for (int row = 0; row < rows; row++) {
                float weight = classWeights[(int) targets[row]];
                for (int i = row * units; i < (row + 1) * units; i++) {
                    gradient[i] *= weight;
                }
            }
        }
        return sum;
    }
}
