package dev.downhill.nn.layer;

import org.jspecify.annotations.Nullable;

/// One layer of a compiled network: its arithmetic, the place of its parameters and its scratch space.
///
/// Arrays hold a row per example, one after another from 0 on. Forward and backward of a batch belong
/// together: backward may use what forward left in the layer.
public sealed interface Layer
        permits ActivationLayer,
                BatchNormLayer,
                Conv2dLayer,
                DenseLayer,
                DepthwiseConv2dLayer,
                DropoutLayer,
                LayerNormLayer,
                PoolLayer,
                ResidualLayer {

    /// `y = f(x)`.
    void forward(Pass pass, float[] x, float[] y);

    /// From the gradient with respect to `y` to those with respect to the parameters and to `x`.
    ///
    /// @param dy may be overwritten
    /// @param dx null where nothing below learns
    void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx);

    /// Writes the initial values of parameters and buffers.
    default void initialize(Pass pass) {}
}
