package dev.downhill.pipeline;

import dev.downhill.dataset.Rows;

/// Stored rows, encoded batch by batch for a network that predicts: as many at a time as a bounded buffer takes.
public final class RowBatches {

    /// Rows of one forward pass, however few values they have.
    public static final int MAX_ROWS = 1024;

    private static final int MAX_VALUES = 1 << 20;

    private final Pipeline pipeline;
    private final int units;
    private final int batchRows;

    /// @param units outputs of the network for one row
    /// @param rows that are to come, in all
    public RowBatches(Pipeline pipeline, int units, int rows) {
        this.pipeline = pipeline;
        this.units = units;
        batchRows = Math.clamp(rows, 1, mostRows(pipeline.inputShape().size(), units));
    }

    /// The most rows of one forward pass, so that neither its inputs nor its outputs take much memory.
    ///
    /// @param size inputs of one row
    /// @param units outputs of one row
    public static int mostRows(int size, int units) {
        return Math.clamp(MAX_VALUES / Math.max(size, units), 1, MAX_ROWS);
    }

    /// The rows of one batch.
    @FunctionalInterface
    public interface Batch {

        /// @param inputs `[count, input size]`
        /// @param outputs `[count, units]`, to be filled
        /// @param from position of the first row among all
        void take(float[] inputs, float[] outputs, int from, int count);
    }

    /// Rows of the largest batch.
    public int batchRows() {
        return batchRows;
    }

    /// @param numbers of the rows, in the order in which they are encoded
    public void forEach(Rows rows, int[] numbers, Batch batch) {
        int size = pipeline.inputShape().size();
        float[] inputs = new float[batchRows * size];
        float[] outputs = new float[batchRows * units];
        for (int from = 0; from < numbers.length; from += batchRows) {
            int count = Math.min(batchRows, numbers.length - from);
            for (int i = 0; i < count; i++) {
                pipeline.encode(rows, numbers[from + i], inputs, i * size);
            }
            batch.take(inputs, outputs, from, count);
        }
    }
}
