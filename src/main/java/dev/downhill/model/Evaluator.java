package dev.downhill.model;

import dev.downhill.dataset.Rows;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Pipeline;

/// Scores a trained network on rows it never saw.
public final class Evaluator {

    private Evaluator() {}

    /// @param trainingRows for the baseline
    public static Evaluation evaluate(
            Predictor predictor, Pipeline pipeline, Loss loss, Rows rows, int[] trainingRows, int[] testRows) {
        throw new UnsupportedOperationException();
    }
}
