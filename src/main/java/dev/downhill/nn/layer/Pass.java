package dev.downhill.nn.layer;

/// The state that the layers of a network share during one pass over a batch. Reused from pass to pass.
public final class Pass {

    /// Rows in this pass, at most the network's.
    public int rows;

    /// Whether dropout drops and normalisation uses the batch.
    public boolean training;

    /// Whether gradients add to those of the rows before, of the same step.
    public boolean accumulate;

    /// The step, counted over the whole training.
    public long step;

    /// Number of the pass's first row within the step.
    public int firstRow;

    /// All trainable numbers of the network.
    public final float[] parameters;

    /// Their gradients, in the same layout.
    public final float[] gradients;

    /// Numbers that are kept but not trained.
    public final float[] buffers;

    /// The seed of everything random.
    public final long seed;

    /// @param gradients empty where the network only predicts
    public Pass(float[] parameters, float[] gradients, float[] buffers, long seed) {
        this.parameters = parameters;
        this.gradients = gradients;
        this.buffers = buffers;
        this.seed = seed;
    }
}
