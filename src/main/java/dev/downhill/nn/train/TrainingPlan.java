package dev.downhill.nn.train;

import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that decides the weights, apart from the data: the same plan on the same rows gives the same bits.
///
/// @param batchSize rows per step, or {@link #FULL_BATCH}
/// @param epochs passes over the training rows, at least 1
/// @param gradientClipping null bounds nothing
/// @param classWeights how much a row of each class counts in the gradient, above 0; none counts all alike
/// @param earlyStopping null trains all epochs and keeps the last weights
public record TrainingPlan(
        NetworkSpec network,
        Shape input,
        Head head,
        Loss loss,
        OptimizerSpec optimizer,
        ScheduleSpec schedule,
        int batchSize,
        int epochs,
        Regularization regularization,
        @Nullable GradientClipping gradientClipping,
        List<Double> classWeights,
        @Nullable EarlyStopping earlyStopping,
        long seed) {

    /// All training rows in every step: Cauchy's gradient descent.
    public static final int FULL_BATCH = 0;

    /// Rows of one pass. A larger step is taken in several passes whose gradients add up to the same bits,
    /// because every gradient is one chain over the rows in order; only batch normalisation sees the pass
    /// instead of the step.
    private static final int PASS_ROWS = 1_024;

    public TrainingPlan {
        classWeights = List.copyOf(classWeights);
        if (regularization.labelSmoothing() > 0 && loss != Loss.Plain.CROSS_ENTROPY) {
            throw new IllegalArgumentException("label_smoothing needs cross_entropy, not " + loss);
        }
        if (!classWeights.isEmpty() && classWeights.size() != head.classes()) {
            throw new IllegalArgumentException(
                    "class_weight has " + classWeights.size() + " weights for " + head.classes() + " classes");
        }
        if (!classWeights.stream().allMatch(weight -> weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("class_weight = " + classWeights + " must be finite and above 0");
        }
        if (batchSize < 0) {
            throw new IllegalArgumentException("batch_size = " + batchSize + " must be at least 1, or full");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs = " + epochs + " must be at least 1");
        }
        if (schedule instanceof ScheduleSpec.WarmUp warmUp && warmUp.epochs() >= epochs) {
            throw new IllegalArgumentException(
                    "warmup_epochs = " + warmUp.epochs() + " must be below epochs = " + epochs);
        }
    }

    /// Rows of one step.
    ///
    /// @param batchSize as in a plan
    static int stepRows(int batchSize, int trainingRows) {
        return batchSize == FULL_BATCH ? trainingRows : Math.min(batchSize, trainingRows);
    }

    /// The most rows of one pass, for which a network has its workspace.
    ///
    /// @param batchSize as in a plan
    public static int passRows(NetworkSpec network, int batchSize, int trainingRows) {
        int rows = stepRows(batchSize, trainingRows);
        return seesBatch(network.layers()) && batchSize != FULL_BATCH ? rows : Math.min(rows, PASS_ROWS);
    }

    /// Rows of the smallest pass of an epoch, which is the last: what a layer that looks at its batch has to go by.
    public static int fewestRows(NetworkSpec network, int batchSize, int trainingRows) {
        int pass = passRows(network, batchSize, trainingRows);
        int last = trainingRows % pass;
        return last == 0 ? pass : last;
    }

    private static boolean seesBatch(List<LayerSpec> layers) {
        return layers.stream()
                .anyMatch(layer -> layer instanceof LayerSpec.BatchNorm
                        || (layer instanceof LayerSpec.Residual residual && seesBatch(residual.layers())));
    }
}
