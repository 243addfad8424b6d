package dev.downhill.network;

import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Networks for those who do not choose one: a multilayer perceptron for tables, convolutions and pooling for images,
/// as in LeCun et al. 1998, "Gradient-based learning applied to document recognition", with the activation of today.
public final class AutomaticNetwork {

    /// In place of a network in requests.
    public static final String WORD = "auto";

    private static final int[] TABLE_UNITS = {64, 32};
    private static final int[] IMAGE_UNITS = {64};

    private static final int FIRST_FILTERS = 16;
    private static final int MAX_FILTERS = 64;
    private static final int KERNEL_SIZE = 3;
    private static final int POOL_SIZE = 2;

    /// Convolution and pooling are repeated while the shorter side has so many pixels.
    private static final int MIN_SIDE = 8;

    private AutomaticNetwork() {}

    public static NetworkSpec forTable() {
        return withDense(JsonNodeFactory.instance.arrayNode(), TABLE_UNITS);
    }

    /// @param height of the images in pixels
    /// @param width of the images in pixels
    public static NetworkSpec forImages(int height, int width) {
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        int filters = FIRST_FILTERS;
        for (int side = Math.min(height, width); side >= MIN_SIDE; side /= POOL_SIZE) {
            layers.addObject()
                    .put("type", "conv2d")
                    .put("filters", filters)
                    .put("kernel_size", KERNEL_SIZE)
                    .put("activation", "relu");
            layers.addObject().put("type", "max_pool2d").put("pool_size", POOL_SIZE);
            filters = Math.min(MAX_FILTERS, 2 * filters);
        }
        layers.addObject().put("type", "flatten");
        return withDense(layers, IMAGE_UNITS);
    }

    private static NetworkSpec withDense(ArrayNode layers, int[] units) {
        for (int count : units) {
            layers.addObject().put("type", "dense").put("units", count).put("activation", "relu");
        }
        layers.addObject().put("type", "output");
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.set("layers", layers);
        @Nullable NetworkSpec spec = NetworkJson.read(network, "#", new Problems());
        return Objects.requireNonNull(spec);
    }
}
