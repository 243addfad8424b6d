package dev.downhill.training.worker;

import dev.downhill.dataset.Rows;
import dev.downhill.nn.train.Examples;
import dev.downhill.pipeline.Pipeline;

/// Some rows of a dataset as the network sees them, encoded as they are read.
///
/// @param numbers which rows
record EncodedRows(Rows stored, int[] numbers, Pipeline pipeline) implements Examples {

    @Override
    public int rows() {
        return numbers.length;
    }

    /// How many of the rows are of each class.
    int[] classCounts(int classes) {
        int[] counts = new int[classes];
        for (int number : numbers) {
            counts[(int) pipeline.encodeTarget(stored, number)]++;
        }
        return counts;
    }

    @Override
    public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
        pipeline.encode(stored, numbers[row], inputs, inputOffset);
        targets[targetOffset] = pipeline.encodeTarget(stored, numbers[row]);
    }
}
