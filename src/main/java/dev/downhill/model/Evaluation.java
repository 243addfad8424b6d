package dev.downhill.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The metrics of a model on its test rows, beside the baseline. Fields that do not belong to the task are null, and so
/// are figures that have no meaning on these rows. A figure may be infinite, or NaN.
///
/// Every figure counts the rows by their weights, except for numbers of rows.
///
/// @param rows test rows; 0 where the split kept none, and every figure is then null
/// @param loss mean of the training's loss, in the unit that {@link dev.downhill.pipeline.LossUnit} gives
/// @param accuracy share of rows whose class was right; classes only
/// @param mae and `rmse`, `r2` in the target's own units; numbers only
/// @param confusionMatrix null for numbers, and for more than 1,000 classes
/// @param baseline the majority class of the training rows, or their mean
public record Evaluation(
        int rows,
        @Nullable Double loss,
        @Nullable Double accuracy,
        @Nullable Double mae,
        @Nullable Double rmse,
        @Nullable Double r2,
        @Nullable Baseline baseline,
        @Nullable List<ClassScore> classes,
        @Nullable ConfusionMatrix confusionMatrix) {

    /// Without any row there is nothing to say.
    static Evaluation ofNothing() {
        return new Evaluation(0, null, null, null, null, null, null, null, null);
    }

    /// The metrics of the baseline on the same rows.
    public record Baseline(
            @Nullable Double accuracy,
            @Nullable Double loss,
            @Nullable Double mae,
            @Nullable Double rmse) {}

    /// One class against the rest; a figure whose denominator is 0 is null.
    ///
    /// @param support rows of the class
    public record ClassScore(
            String label,
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1,
            int support,
            @Nullable Double rocAuc) {}

    /// `counts[i][j]`: rows of true class `i` predicted as class `j`.
    public record ConfusionMatrix(List<String> labels, List<List<Integer>> counts) {}
}
