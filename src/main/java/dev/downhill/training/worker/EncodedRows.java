package dev.downhill.training.worker;

import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.train.Examples;
import dev.downhill.pipeline.Pipeline;

/// Some rows of a dataset as the network sees them, encoded as they are read.
///
/// @param numbers which rows
/// @param weights how much each row counts
/// @param usual the weight that counts as 1: the mean of the rows that are trained on
record EncodedRows(Rows stored, int[] numbers, Pipeline pipeline, RowWeights weights, double usual)
        implements Examples {

    @Override
    public int rows() {
        return numbers.length;
    }

    /// How many of the rows are of each class, each row counted by its weight.
    double[] classCounts(int classes) {
        double[] counts = new double[classes];
        for (int number : numbers) {
            counts[(int) pipeline.encodeTarget(stored, number)] += weights.of(stored, number);
        }
        return counts;
    }

    @Override
    public float weight(int row) {
        return weights.areEqual() ? 1 : (float) (weights.of(stored, numbers[row]) / usual);
    }

    @Override
    public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
        pipeline.encode(stored, numbers[row], inputs, inputOffset);
        targets[targetOffset] = pipeline.encodeTarget(stored, numbers[row]);
    }
}
