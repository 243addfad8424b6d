package dev.downhill.nn.train;

/// Encoded rows to learn from. Read by several threads at once.
public interface Examples {

    /// How many rows there are.
    int rows();

    /// How much a row counts in the loss and in the metrics: 0 or more, on average 1 over the rows that are trained on.
    default float weight(int row) {
        return 1;
    }

    /// Writes one row.
    ///
    /// @param row from 0
    /// @param inputs takes the example's values from `inputOffset` on, in the order of the network's input shape
    /// @param targets takes one value at `targetOffset`: the class index, or the (standardised) number
    void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset);
}
