package dev.downhill.training.hyperparameter;

import dev.downhill.dataset.split.SplitRule;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.nn.train.TrainingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hyperparameters of a job, every default resolved.
///
/// @param batchSize rows per step, or {@link TrainingPlan#FULL_BATCH}
/// @param gradientClipping null bounds nothing
/// @param classWeight null counts all classes alike
/// @param earlyStopping null trains all epochs
/// @param timeLimitSeconds null trains as long as it takes
public record Hyperparameters(
        Loss loss,
        OptimizerSpec optimizer,
        ScheduleSpec schedule,
        int batchSize,
        int epochs,
        SplitRule split,
        Regularization regularization,
        @Nullable GradientClipping gradientClipping,
        @Nullable ClassWeight classWeight,
        @Nullable EarlyStopping earlyStopping,
        long seed,
        @Nullable Integer timeLimitSeconds) {

    /// The engine's plan for a network on encoded data of this shape.
    ///
    /// @param classWeights as {@link ClassWeight#of} found them; none where there is no class weight
    public TrainingPlan plan(NetworkSpec network, Shape input, Head head, List<Double> classWeights) {
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
                gradientClipping,
                classWeights,
                earlyStopping,
                seed);
    }
}
