package dev.downhill.nn.layer;

/// What a pooling layer does with one image.
sealed interface Pooling permits AvgPooling, GlobalAvgPooling, MaxPooling {

    /// @param member of the team who runs it, for scratch space
    void forward(Pass pass, float[] x, float[] y, int image, int member);

    /// @param member of the team who runs it, for scratch space
    void backward(float[] dy, float[] dx, int image, int member);
}
