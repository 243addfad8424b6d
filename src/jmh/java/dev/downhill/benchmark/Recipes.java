package dev.downhill.benchmark;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The networks of the comparison.
final class Recipes {

    private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8);

    static final Recipe W1 = new Recipe(
            network(dense(128)), Shape.of(784), 10, new OptimizerSpec.Sgd(0.1, 0, false, 0), 32, 32 * 600, 1);

    static final Recipe W2 = new Recipe(network(dense(512), dense(512)), Shape.of(784), 10, ADAM, 128, 128 * 100, 1);

    static final Recipe W3 = new Recipe(
            network(conv(8, 5), pool(), conv(16, 5), pool(), dense(128)),
            Shape.of(28, 28, 1),
            10,
            new OptimizerSpec.Sgd(0.05, 0.9, false, 0),
            64,
            64 * 40,
            1);

    static final Recipe W4 = new Recipe(
            network(conv(32, 3), conv(32, 3), pool(), conv(64, 3), conv(64, 3), pool(), dense(256)),
            Shape.of(32, 32, 3),
            10,
            ADAM,
            64,
            64 * 20,
            1);

    static final Recipe W5 = new Recipe(network(dense(16)), Shape.of(4), 3, ADAM, 16, 16 * 9, 200);

    private Recipes() {}

    private static NetworkSpec network(LayerSpec... hidden) {
        List<LayerSpec> layers = new ArrayList<>(List.of(hidden));
        layers.add(new LayerSpec.Output());
        return new NetworkSpec(layers);
    }

    private static LayerSpec dense(int units) {
        return new LayerSpec.Dense(units, Activation.RELU, true, null);
    }

    private static LayerSpec conv(int filters, int kernel) {
        return new LayerSpec.Conv2d(
                filters, Extent.square(kernel), Extent.square(1), Padding.SAME, Activation.RELU, true, null);
    }

    private static LayerSpec pool() {
        return new LayerSpec.MaxPool2d(Extent.square(2), Extent.square(2), Padding.VALID);
    }
}
