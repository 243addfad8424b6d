package dev.downhill.nn.layer;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Padding;
import org.jspecify.annotations.Nullable;

/// From a layer's definition to its arithmetic.
final class Layers {

    private Layers() {}

    /// @return null for a layer that changes nothing but the shape
    static @Nullable Layer of(LayerShape shape, Slot slot) {
        return switch (shape.layer()) {
            case LayerSpec.Dense dense ->
                new DenseLayer(dense.units(), dense.activation(), dense.useBias(), dense.initializer(), slot);
            case LayerSpec.Output _ -> new DenseLayer(slot.output().size(), Activation.LINEAR, true, null, slot);
            case LayerSpec.Conv2d conv -> new Conv2dLayer(conv, slot);
            case LayerSpec.DepthwiseConv2d conv -> new DepthwiseConv2dLayer(conv, slot);
            case LayerSpec.MaxPool2d pool ->
                new PoolLayer(
                        new MaxPooling(windows(pool.poolSize(), pool.strides(), pool.padding(), slot), slot), slot);
            case LayerSpec.AvgPool2d pool ->
                new PoolLayer(
                        new AvgPooling(windows(pool.poolSize(), pool.strides(), pool.padding(), slot), slot), slot);
            case LayerSpec.GlobalAvgPool2d _ -> new PoolLayer(new GlobalAvgPooling(slot), slot);
            case LayerSpec.Flatten _ -> null;
            case LayerSpec.Dropout dropout -> new DropoutLayer(dropout.rate(), slot);
            case LayerSpec.BatchNorm norm -> new BatchNormLayer(norm, slot);
            case LayerSpec.LayerNorm norm -> new LayerNormLayer(norm, slot);
            case LayerSpec.Residual _ -> new ResidualLayer(shape, slot);
            case LayerSpec.Activated activated -> new ActivationLayer(activated.function(), slot);
        };
    }

    private static PoolGeometry windows(Extent pool, Extent strides, Padding padding, Slot slot) {
        return PoolGeometry.of(pool, strides, padding, slot.input(), slot.output());
    }
}
