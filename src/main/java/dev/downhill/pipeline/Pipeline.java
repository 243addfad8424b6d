package dev.downhill.pipeline;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.tensor.Shape;

/// How a row becomes a network's input and target: numeric columns standardised, categories one-hot, missing values
/// imputed (mean; no category) with an indicator, pixels scaled to 0…1.
///
/// The input shape follows from the dataset alone, every statistic from the training rows alone.
public final class Pipeline {

    /// The shape that {@link #fit} will give, known before any row is read.
    public static Shape inputShape(Dataset dataset) {
        throw new UnsupportedOperationException();
    }

    public static Pipeline fit(Dataset dataset, Rows rows, int[] trainingRows) {
        throw new UnsupportedOperationException();
    }

    public Shape inputShape() {
        throw new UnsupportedOperationException();
    }

    public Target target() {
        throw new UnsupportedOperationException();
    }

    /// Writes the inputs of one stored row from `offset` on.
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        throw new UnsupportedOperationException();
    }

    /// The encoded target of one stored row: class index or standardised number.
    public float encodeTarget(Rows rows, int row) {
        throw new UnsupportedOperationException();
    }

    /// Everything that was fitted, as JSON text; {@link #fromJson} reads it back exactly.
    public String toJson() {
        throw new UnsupportedOperationException();
    }

    public static Pipeline fromJson(String json) {
        throw new UnsupportedOperationException();
    }
}
