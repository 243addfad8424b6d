package dev.downhill.model;

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
    public static long memory(int classes, long testRows) {
        return ClassScores.memory(classes, testRows);
    }

    /// @param trainingRows for the baseline
    public static Evaluation evaluate(
            Predictor predictor, Pipeline pipeline, Loss loss, Rows rows, int[] trainingRows, int[] testRows) {
        Scores scores = switch (pipeline.target()) {
            case Target.Classes classes -> new ClassScores(classes, loss, testRows.length);
            case Target.Numeric numeric -> new NumberScores(numeric, loss);
        };
        for (int row : trainingRows) {
            scores.learn(pipeline.encodeTarget(rows, row));
        }
        int units = pipeline.target().head(loss).units();
        RowBatches batches = new RowBatches(pipeline, units, testRows.length);
        float[] targets = new float[batches.batchRows()];
        batches.forEach(rows, testRows, (inputs, outputs, from, count) -> {
            for (int i = 0; i < count; i++) {
                targets[i] = pipeline.encodeTarget(rows, testRows[from + i]);
            }
            double lossSum = predictor.predictAndScore(inputs, targets, count, loss, outputs);
            scores.score(outputs, targets, count, lossSum);
        });
        return scores.evaluation();
    }
}
