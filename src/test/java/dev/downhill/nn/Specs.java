package dev.downhill.nn;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import java.util.List;
import java.util.stream.Stream;

/// Short ways to write a network down.
public final class Specs {

    private Specs() {}

    /// The layers and an output behind them.
    public static NetworkSpec network(LayerSpec... layers) {
        return new NetworkSpec(Stream.concat(Stream.of(layers), Stream.of(new LayerSpec.Output()))
                .toList());
    }

    /// The layers as they are, which may be no network at all.
    public static NetworkSpec exactly(LayerSpec... layers) {
        return new NetworkSpec(List.of(layers));
    }

    public static LayerSpec dense(int units, Activation activation) {
        return new LayerSpec.Dense(units, activation, true, null);
    }

    public static LayerSpec denseWithoutBias(int units, Activation activation) {
        return new LayerSpec.Dense(units, activation, false, null);
    }

    public static LayerSpec conv(int filters, int kernel, int stride, Padding padding, Activation activation) {
        return conv(filters, Extent.square(kernel), Extent.square(stride), padding, activation, true);
    }

    public static LayerSpec conv(
            int filters, Extent kernel, Extent strides, Padding padding, Activation activation, boolean useBias) {
        return new LayerSpec.Conv2d(filters, kernel, strides, padding, activation, useBias, null);
    }

    public static LayerSpec depthwise(int kernel, int stride, Padding padding, Activation activation) {
        return new LayerSpec.DepthwiseConv2d(Extent.square(kernel), Extent.square(stride), padding, activation, true);
    }

    public static LayerSpec globalAvgPool() {
        return new LayerSpec.GlobalAvgPool2d();
    }

    public static LayerSpec maxPool(int size, int stride, Padding padding) {
        return new LayerSpec.MaxPool2d(Extent.square(size), Extent.square(stride), padding);
    }

    public static LayerSpec avgPool(int size, int stride, Padding padding) {
        return new LayerSpec.AvgPool2d(Extent.square(size), Extent.square(stride), padding);
    }

    public static LayerSpec batchNorm() {
        return new LayerSpec.BatchNorm(0.9, 1e-5);
    }

    public static LayerSpec layerNorm() {
        return new LayerSpec.LayerNorm(1e-5);
    }

    public static LayerSpec residual(LayerSpec... layers) {
        return new LayerSpec.Residual(List.of(layers));
    }

    /// All layers, those within residuals too.
    public static Stream<LayerSpec> all(List<LayerSpec> layers) {
        return layers.stream()
                .flatMap(layer -> layer instanceof LayerSpec.Residual residual
                        ? Stream.concat(Stream.of(layer), all(residual.layers()))
                        : Stream.of(layer));
    }

    public static LayerSpec dropout(double rate) {
        return new LayerSpec.Dropout(rate);
    }

    public static LayerSpec flatten() {
        return new LayerSpec.Flatten();
    }

    public static LayerSpec activated(Activation function) {
        return new LayerSpec.Activated(function);
    }
}
