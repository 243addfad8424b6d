package dev.downhill.model;

import dev.downhill.dataset.Rows;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Target;

/// Scores a trained network on rows it never saw.
public final class Evaluator {

    private static final int MOST_ROWS = 1024;
    private static final int MOST_VALUES = 1 << 20;

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
        int size = pipeline.inputShape().size();
        int units = pipeline.target().head(loss).units();
        int most = Math.clamp(MOST_VALUES / Math.max(size, units), 1, MOST_ROWS);
        float[] inputs = new float[most * size];
        float[] targets = new float[most];
        float[] outputs = new float[most * units];
        for (int from = 0; from < testRows.length; from += most) {
            int count = Math.min(most, testRows.length - from);
            for (int i = 0; i < count; i++) {
                pipeline.encode(rows, testRows[from + i], inputs, i * size);
                targets[i] = pipeline.encodeTarget(rows, testRows[from + i]);
            }
            double lossSum = predictor.predictAndScore(inputs, targets, count, loss, outputs);
            scores.score(outputs, targets, count, lossSum);
        }
        return scores.evaluation();
    }
}
