package dev.downhill.nn.reference;

import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import java.util.List;

/// `y = f(x, w)` and its derivatives. A batch is one array `[rows, size]`, row by row, images channels last.
interface Layer {

    /// How many parameters: the first {@link #kernelCount} are weights, the others biases or the like.
    default int parameterCount() {
        return 0;
    }

    /// How many of the parameters regularisation pulls towards zero.
    default int kernelCount() {
        return 0;
    }

    default int bufferCount() {
        return 0;
    }

    /// @param x `[rows, input size]`
    /// @return y `[rows, output size]`
    double[] forward(double[] x, Batch batch);

    /// The chain rule, for the same `x` and `batch` as {@link #forward}.
    ///
    /// @param dy derivative of the cost by y
    /// @param dw the derivative of the cost by the parameters is added here
    /// @return derivative of the cost by x
    double[] backward(double[] x, double[] dy, Batch batch, Block dw);

    /// The layers that hold no others: this one, or those within it, in order.
    default List<Layer> leaves() {
        return List.of(this);
    }

    /// Gives parameters and buffers, which are zeros, what they start with; weights stay zeros.
    default void initialize(Block parameters, Block buffers) {}

    static Layer of(LayerShape shape) {
        int inputs = shape.input().size();
        return switch (shape.layer()) {
            case LayerSpec.Dense dense -> new DenseLayer(inputs, dense.units(), dense.useBias(), dense.activation());
            case LayerSpec.Output _ -> DenseLayer.output(inputs, shape.output().size());
            case LayerSpec.Conv2d conv -> new Conv2dLayer(shape.input(), conv);
            case LayerSpec.DepthwiseConv2d conv -> new DepthwiseConv2dLayer(shape.input(), conv);
            case LayerSpec.MaxPool2d pool ->
                new MaxPool2dLayer(new Window(shape.input(), pool.poolSize(), pool.strides(), pool.padding()));
            case LayerSpec.AvgPool2d pool ->
                new AvgPool2dLayer(new Window(shape.input(), pool.poolSize(), pool.strides(), pool.padding()));
            case LayerSpec.GlobalAvgPool2d _ -> new GlobalAvgPool2dLayer(shape.input());
            case LayerSpec.Flatten _ -> new FlattenLayer();
            case LayerSpec.Dropout dropout -> new DropoutLayer(dropout.rate());
            case LayerSpec.BatchNorm norm ->
                new BatchNormLayer(shape.input().channels(), norm.momentum(), norm.epsilon());
            case LayerSpec.LayerNorm norm -> new LayerNormLayer(shape.input().channels(), norm.epsilon());
            case LayerSpec.Residual _ -> new ResidualLayer(Sequential.of(shape.inner()));
            case LayerSpec.Activated activated -> new ActivationLayer(activated.function());
        };
    }
}
