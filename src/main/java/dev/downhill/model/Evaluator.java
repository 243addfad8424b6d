package dev.downhill.model;

import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.RowBatches;
import dev.downhill.pipeline.Target;

/// Scores a trained network on rows it never saw.
public final class Evaluator {

    private Evaluator() {}

    /// Bytes that the evaluation of a classifier takes for its figures, which grow with the classes.
    ///
    /// @param weighted whether rows have weights
    public static long memory(int classes, long testRows, boolean weighted) {
        return ClassScores.memory(classes, testRows, weighted);
    }

    /// @param weights how much each row counts
    /// @param trainingRows for the baseline
    public static Evaluation evaluate(
            Predictor predictor,
            Pipeline pipeline,
            Loss loss,
            Rows rows,
            RowWeights weights,
            int[] trainingRows,
            int[] testRows) {
        Scores scores = switch (pipeline.target()) {
            case Target.Classes classes -> new ClassScores(classes, loss, testRows.length, !weights.areEqual());
            case Target.Numeric numeric -> new NumberScores(numeric, loss);
        };
        for (int row : trainingRows) {
            scores.learn(pipeline.encodeTarget(rows, row), weights.of(rows, row));
        }
        int units = pipeline.target().head(loss).units();
        RowBatches batches = new RowBatches(pipeline, units, testRows.length);
        float[] targets = new float[batches.batchRows()];
        float[] counts = new float[batches.batchRows()];
        double usual = weights.mean(rows, testRows);
        batches.forEach(rows, testRows, (inputs, outputs, from, count) -> {
            for (int i = 0; i < count; i++) {
                targets[i] = pipeline.encodeTarget(rows, testRows[from + i]);
                counts[i] = (float) (weights.of(rows, testRows[from + i]) / usual);
            }
            double lossSum = predictor.predictAndScore(inputs, targets, counts, count, loss, outputs);
            scores.score(outputs, targets, counts, count, lossSum);
        });
        return scores.evaluation();
    }
}
