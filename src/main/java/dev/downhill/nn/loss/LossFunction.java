package dev.downhill.nn.loss;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cost function over a batch. Logarithms are taken in double by `StrictMath`, whose bits are the same everywhere.
public sealed interface LossFunction
        permits CrossEntropy, BinaryCrossEntropy, SquaredError, AbsoluteError, HuberError, ClassWeighted {

    /// @param z logits, `[rows, units]`
    /// @param p predictions made of them by the head's link
    /// @param targets class index or number, `[rows]`
    /// @param weights how much each row counts, `[rows]`: factors of its loss and of its gradient
    /// @param gradient takes the gradient with respect to the logits of `scale` times the weighted sum; null where
    ///     nothing learns
    /// @return the weighted sum of the rows' losses
    double evaluate(
            float[] z, float[] p, float[] targets, float[] weights, int rows, float @Nullable [] gradient, float scale);

    /// The function for a loss and a head.
    static LossFunction of(Loss loss, Head head) {
        return of(loss, head, 0, List.of());
    }

    /// The function to train with: its gradient is smoothed and weighted, the loss it reports is plain.
    ///
    /// @param smoothing of labels, for cross-entropy
    /// @param classWeights by class; none counts every class alike
    static LossFunction of(Loss loss, Head head, double smoothing, List<Double> classWeights) {
        LossFunction function = of(loss, head, smoothing);
        return classWeights.isEmpty() ? function : new ClassWeighted(function, head.units(), classWeights);
    }

    private static LossFunction of(Loss loss, Head head, double smoothing) {
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY -> new CrossEntropy(head.units(), smoothing);
            case Loss.Plain.BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy();
            case Loss.Plain.MSE -> new SquaredError(head);
            case Loss.Plain.MAE -> new AbsoluteError(head);
            case Loss.Huber huber -> new HuberError(huber, head);
        };
    }

    /// Multiplies the gradient of each row by the row's weight.
    static void weigh(float[] gradient, float[] weights, int rows, int units) {
        for (int row = 0; row < rows; row++) {
            float weight = weights[row];
            if (weight != 1) {
                for (int i = row * units; i < (row + 1) * units; i++) {
                    gradient[i] *= weight;
                }
            }
        }
    }

    /// What unit `unit` should have predicted: the number itself, or 1 for the true class and 0 for the others.
    static float wanted(Head head, float target, int unit) {
        return switch (head.link()) {
            case LINEAR, SIGMOID -> target;
            case SOFTMAX -> (int) target == unit ? 1f : 0f;
        };
    }
}
