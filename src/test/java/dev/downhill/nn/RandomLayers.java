package dev.downhill.nn;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws layers that fit one after the other.
final class RandomLayers {

    /// The most units of a dense layer, past the borders of vectors.
    static final int MOST_UNITS = 70;

    private static final int MOST_LAYERS = 6;
    private static final int MOST_FILTERS = 40;

    /// Multiplications for one row and one layer that the reference does in reasonable time.
    private static final long MOST_WORK = 200_000;

    /// A channel that hardly varies over few rows is divided by its deviation, and so are the rounding errors in it;
    /// these keep that division small enough to compare with the reference.
    private static final double[] CALM_EPSILONS = {1e-3, 1e-2};

    private final Dice dice;

    RandomLayers(Dice dice) {
        this.dice = dice;
    }

    /// A network for this input, its output included.
    List<LayerSpec> layers(Shape input) {
        List<LayerSpec> layers = new ArrayList<>();
        Shape shape = input;
        int count = dice.below(MOST_LAYERS + 1);
        while (layers.size() < count) {
            LayerSpec layer = layer(shape);
            Shape output = output(layer, shape);
            if (work(layer, shape, output) <= MOST_WORK) {
                layers.add(layer);
                shape = output;
            }
        }
        layers.add(new LayerSpec.Output());
        return layers;
    }

    private LayerSpec layer(Shape shape) {
        if (dice.below(8) == 0) {
            return residual(shape, 2);
        }
        return shape.isImage() && dice.below(4) > 0 ? imageLayer(shape) : layer();
    }

    /// @param depth how deep it may be
    private LayerSpec residual(Shape shape, int depth) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int left = dice.between(1, 3); left > 0; left--) {
            layers.add(depth > 1 && dice.below(4) == 0 ? residual(shape, depth - 1) : keepingShape(shape));
        }
        return new LayerSpec.Residual(layers);
    }

    private LayerSpec keepingShape(Shape shape) {
        Extent one = Extent.square(1);
        Extent window = new Extent(dice.between(1, 3), dice.between(1, 3));
        return switch (dice.below(6)) {
            case 0 -> new LayerSpec.BatchNorm(0.9, 1e-3);
            case 1 -> new LayerSpec.LayerNorm(1e-3);
            case 2 -> new LayerSpec.Dropout(0.2);
            case 3 -> new LayerSpec.Activated(activation());
            case 4 ->
                shape.isImage()
                        ? new LayerSpec.DepthwiseConv2d(window, one, Padding.SAME, activation(), true)
                        : new LayerSpec.Flatten();
            default ->
                shape.isImage()
                        ? new LayerSpec.Conv2d(
                                shape.channels(), window, one, Padding.SAME, activation(), false, initializer())
                        : new LayerSpec.Dense(shape.size(), activation(), true, initializer());
        };
    }

    private LayerSpec layer() {
        return switch (dice.below(7)) {
            case 0, 1 -> new LayerSpec.Dense(dice.between(1, MOST_UNITS), activation(), dice.coin(), initializer());
            case 2 -> new LayerSpec.Flatten();
            case 3 -> new LayerSpec.Dropout(dice.pick(0.0, 0.1, 0.5, 0.9));
            case 4 -> new LayerSpec.BatchNorm(dice.pick(0.0, 0.9, 0.99), dice.pick(CALM_EPSILONS));
            case 5 -> new LayerSpec.LayerNorm(dice.pick(1e-5, 1e-3));
            default -> new LayerSpec.Activated(activation());
        };
    }

    private LayerSpec imageLayer(Shape shape) {
        Padding padding = dice.pick(Padding.values());
        Extent window = new Extent(side(shape.height(), padding), side(shape.width(), padding));
        Extent strides = new Extent(dice.between(1, 3), dice.between(1, 3));
        return switch (dice.below(7)) {
            case 0 -> new LayerSpec.MaxPool2d(window, strides, padding);
            case 1 -> new LayerSpec.AvgPool2d(window, strides, padding);
            case 2 -> new LayerSpec.GlobalAvgPool2d();
            case 3 -> new LayerSpec.DepthwiseConv2d(window, strides, padding, activation(), dice.coin());
            default ->
                new LayerSpec.Conv2d(
                        dice.between(1, MOST_FILTERS),
                        window,
                        strides,
                        padding,
                        activation(),
                        dice.coin(),
                        initializer());
        };
    }

    /// A window without padding fits into the image; one with padding may be larger.
    private int side(int length, Padding padding) {
        int most = padding == Padding.VALID ? Math.min(length, 5) : Math.min(length + 1, 5);
        return dice.between(1, most);
    }

    private static Shape output(LayerSpec layer, Shape input) {
        NetworkSpec alone = new NetworkSpec(List.of(layer, new LayerSpec.Output()));
        return ShapeInference.infer(alone, input, null).getFirst().output();
    }

    private static long work(LayerSpec layer, Shape input, Shape output) {
        return switch (layer) {
            case LayerSpec.Dense _ -> (long) input.size() * output.size();
            case LayerSpec.Conv2d conv -> work(conv.kernelSize(), input) * output.size();
            case LayerSpec.DepthwiseConv2d conv -> work(conv.kernelSize(), input) * output.size();
            case LayerSpec.MaxPool2d pool -> work(pool.poolSize(), input) * output.size();
            case LayerSpec.AvgPool2d pool -> work(pool.poolSize(), input) * output.size();
            case LayerSpec.GlobalAvgPool2d _ -> input.size();
            case LayerSpec.Residual residual ->
                residual.layers().stream()
                        .mapToLong(inner -> work(inner, input, input))
                        .sum();
            case LayerSpec.Flatten _,
                    LayerSpec.Dropout _,
                    LayerSpec.BatchNorm _,
                    LayerSpec.LayerNorm _,
                    LayerSpec.Activated _,
                    LayerSpec.Output _ -> output.size();
        };
    }

    private static long work(Extent window, Shape input) {
        return (long) window.height() * window.width() * input.channels();
    }

    private Activation activation() {
        return dice.pick(Activation.values());
    }

    private @Nullable Initializer initializer() {
        return switch (dice.below(10)) {
            case 0, 1, 2, 3, 4 -> null;
            case 5 -> new Initializer.Normal(0.1);
            case 6 -> new Initializer.Uniform(-0.1, 0.2);
            case 7 -> new Initializer.Constant(0.01);
            default -> dice.pick(Initializer.Scaled.values());
        };
    }
}
