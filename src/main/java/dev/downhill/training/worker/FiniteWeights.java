package dev.downhill.training.worker;

import dev.downhill.dataset.Rows;
import dev.downhill.model.Evaluation;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.train.DivergedException;
import dev.downhill.nn.train.TrainingResult;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.RowBatches;
import java.util.stream.IntStream;

/// Refuses to make a model of weights that a last step has blown up.
///
/// Training notices a loss that is not finite in the forward pass of the next step, or on the validation rows. After
/// the last step there is no next one, and there may be no validation rows, so the final weights are tried once more
/// here: they must be finite, and so must what they answer to training rows and to test rows.
final class FiniteWeights {

    /// Weights that have blown up show it on nearly every row; more rows than this would hold up the end of a training
    /// on a large dataset.
    private static final int MAX_ROWS = 10_000;

    private final TrainingResult result;
    private final int epoch;

    /// @param epoch that the weights are of
    FiniteWeights(TrainingResult result, int epoch) {
        this.result = result;
        this.epoch = epoch;
    }

    /// @throws DivergedException if a weight or a buffer is not finite
    void requireFinite() {
        if (!areFinite(result.parameters(), result.parameters().length)
                || !areFinite(result.buffers(), result.buffers().length)) {
            throw DivergedException.afterTraining(epoch, "the weights are no longer finite numbers");
        }
    }

    /// @param units outputs of the network for one row
    /// @param training numbers of the training rows
    /// @throws DivergedException if the network answers one of the rows tried with what is not finite
    void requireFiniteOutputs(Predictor predictor, Pipeline pipeline, int units, Rows rows, int[] training) {
        int stride = Math.max(1, Math.ceilDiv(training.length, MAX_ROWS));
        int[] tried = IntStream.iterate(0, i -> i < training.length, i -> i + stride)
                .map(i -> training[i])
                .toArray();
        new RowBatches(pipeline, units, tried.length).forEach(rows, tried, (inputs, outputs, _, count) -> {
            predictor.predict(inputs, count, outputs);
            if (!areFinite(outputs, count * units)) {
                throw DivergedException.afterTraining(
                        epoch, "the answers to training rows are no longer finite numbers");
            }
        });
    }

    /// @throws DivergedException if the loss on the test rows is not finite
    void requireFinite(Evaluation evaluation) {
        Double loss = evaluation.loss();
        if (loss != null && !Double.isFinite(loss)) {
            throw DivergedException.afterTraining(epoch, "the loss on the test rows is " + loss);
        }
    }

    private static boolean areFinite(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
