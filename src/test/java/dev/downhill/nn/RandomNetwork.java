package dev.downhill.nn;

import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.nn.train.Examples;
import dev.downhill.nn.train.TrainingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network with all that a training needs, drawn by {@link RandomNetworks}: the same seed gives the same again.
///
/// @param inputs `[rows, input size]`
/// @param targets class index or number, `[rows]`
public record RandomNetwork(
        long seed,
        NetworkSpec network,
        Shape input,
        Head head,
        Loss loss,
        OptimizerSpec optimizer,
        ScheduleSpec schedule,
        Regularization regularization,
        @Nullable GradientClipping clipping,
        List<Double> classWeights,
        int rows,
        float[] inputs,
        float[] targets) {

    /// A plan over the drawn rows, without early stopping.
    public TrainingPlan plan(int batchSize, int epochs) {
        return new TrainingPlan(
                network,
                input,
                head,
                loss,
                optimizer,
                schedule,
                batchSize,
                epochs,
                regularization,
                clipping,
                classWeights,
                null,
                seed);
    }

    /// The drawn rows, as a trainer reads them.
    public Examples examples() {
        return new Examples() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public void read(int row, float[] into, int inputOffset, float[] intoTargets, int targetOffset) {
                System.arraycopy(inputs, row * input.size(), into, inputOffset, input.size());
                intoTargets[targetOffset] = targets[row];
            }
        };
    }

    /// Enough to draw it again and to see what it is.
    @Override
    public String toString() {
        List<String> names = network.layers().stream().map(RandomNetwork::name).toList();
        return "seed " + seed + ": " + rows + " × " + input + " " + String.join(", ", names) + " → " + head.units()
                + " " + head.link() + " " + loss;
    }

    private static String name(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Dense dense -> "dense " + dense.units();
            case LayerSpec.Conv2d conv -> "conv2d " + conv.filters();
            default -> layer.getClass().getSimpleName();
        };
    }
}
