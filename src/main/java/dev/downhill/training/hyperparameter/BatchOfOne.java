package dev.downhill.training.hyperparameter;

import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.nn.train.TrainingPlan;
import java.util.List;

/// Warns of batch normalisation over a single value. Mean and variance of one value are that value and 0, so the layer
/// answers with its offset whatever it gets: nothing is learnt through it, and what predictions use instead, the
/// running mean and variance, was never trained with.
public final class BatchOfOne {

    private BatchOfOne() {}

    /// @param shapes what each layer makes of its input
    /// @param batchSize rows of a step, or {@link TrainingPlan#FULL_BATCH}
    /// @return a sentence, or nothing
    public static List<String> warnings(NetworkSpec network, List<LayerShape> shapes, int batchSize, int trainingRows) {
        if (trainingRows < 1
                || !normalisesSingleValues(shapes)
                || TrainingPlan.fewestRows(network, batchSize, trainingRows) > 1) {
            return List.of();
        }
        if (TrainingPlan.passRows(network, batchSize, trainingRows) == 1) {
            return List.of("batch_norm gets batches of one row, whose mean is the row itself: while training it answers"
                    + " the same whatever comes in, and predictions will differ from that. Set batch_size to 16 or"
                    + " more, or use layer_norm.");
        }
        return List.of("The last batch of every epoch has one row (" + trainingRows + " training rows"
                + (batchSize == TrainingPlan.FULL_BATCH ? "" : " in batches of " + batchSize)
                + "): batch_norm answers it the same whatever comes in, and its running mean and variance follow that"
                + " row. " + remedy(network, batchSize, trainingRows));
    }

    private static String remedy(NetworkSpec network, int batchSize, int trainingRows) {
        if (batchSize != TrainingPlan.FULL_BATCH) {
            for (int size = batchSize + 1; size <= 2 * batchSize; size++) {
                if (TrainingPlan.fewestRows(network, size, trainingRows) > 1) {
                    return "With batch_size " + size + " there is none such.";
                }
            }
        }
        return "Set another batch_size, or use layer_norm.";
    }

    /// Whether a batch_norm has one value a row and channel; in pictures it has one a pixel.
    private static boolean normalisesSingleValues(List<LayerShape> shapes) {
        return shapes.stream()
                .anyMatch(shape -> (shape.layer() instanceof LayerSpec.BatchNorm && isSingle(shape.input()))
                        || normalisesSingleValues(shape.inner()));
    }

    private static boolean isSingle(Shape input) {
        return input.size() == input.channels();
    }
}
