package dev.downhill.nn.layer;

/// The pooling of one image, forward and backward.
sealed interface Pooling permits AvgPooling, GlobalAvgPooling, MaxPooling {

    /// @param member of the team who runs it, for scratch space
    void forward(Pass pass, float[] x, float[] y, int image, int member);

    /// @param member of the team who runs it, for scratch space
    void backward(float[] dy, float[] dx, int image, int member);
}
