package dev.downhill.network;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.request.Field;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The layers and their fields.
final class LayerJson {

    private static final FieldSpec<Activation> ACTIVATION = FieldSpec.of(
                    "activation", LayerTypes.ACTIVATION, Activation.LINEAR, "Function that is applied to every output.")
            .example(Activation.RELU);

    private static final FieldSpec<Boolean> USE_BIAS = FieldSpec.of(
                    "use_bias", ValueType.flag(), true, "Whether a trainable number is added to every output.")
            .advanced();

    private static final FieldSpec<Initializer> INITIALIZER = FieldSpec.derived(
                    "initializer",
                    InitializerJson.KINDS.fieldOrName(),
                    ACTIVATION,
                    Initializer::suiting,
                    "Initial weights; by default as suits the activation.")
            .advanced();

    private static final FieldSpec<Extent> KERNEL_SIZE =
            FieldSpec.of("kernel_size", LayerTypes.EXTENT, Extent.square(3), "Rows and columns of the kernel.");

    private static final FieldSpec<Extent> STRIDES = FieldSpec.of(
                    "strides",
                    LayerTypes.EXTENT,
                    Extent.square(1),
                    "Rows and columns between two places of the kernel.")
            .advanced();

    private static final FieldSpec<Extent> POOL_SIZE =
            FieldSpec.of("pool_size", LayerTypes.EXTENT, Extent.square(2), "Rows and columns of a window.");

    private static final FieldSpec<Extent> POOL_STRIDES = FieldSpec.<Extent, Extent>derived(
                    "strides",
                    LayerTypes.EXTENT,
                    POOL_SIZE,
                    size -> size,
                    "Rows and columns between two windows; by default as `pool_size`.")
            .advanced();

    private static final FieldSpec<Double> EPSILON = FieldSpec.of(
                    "epsilon",
                    ValueType.number(Range.atLeast(1e-12)),
                    1e-5,
                    "Added to the variance, so that nothing is divided by zero.")
            .advanced();

    static final Kinds<LayerSpec> KINDS = Kinds.<LayerSpec>of(
            LayerSpec.class,
            "layer",
            "One layer of a network.",
            Kind.of(
                            "dense",
                            LayerSpec.Dense.class,
                            "Every output is a weighted sum of all inputs; an image is flattened first.",
                            units("units", "Outputs of the layer.").example(32),
                            ACTIVATION,
                            USE_BIAS,
                            INITIALIZER)
                    .fact("family", "dense")
                    .fact("label", "Dense"),
            Kind.of(
                            "conv2d",
                            LayerSpec.Conv2d.class,
                            "Kernels that slide over an image and see all of its channels.",
                            units("filters", "Kernels, each of which makes a channel.")
                                    .example(16),
                            KERNEL_SIZE,
                            STRIDES,
                            padding(Padding.SAME),
                            ACTIVATION,
                            USE_BIAS,
                            INITIALIZER)
                    .fact("family", "conv")
                    .fact("label", "Convolution"),
            Kind.of(
                            "depthwise_conv2d",
                            LayerSpec.DepthwiseConv2d.class,
                            "A kernel of its own for each channel of an image. Chollet 2017.",
                            KERNEL_SIZE,
                            STRIDES,
                            padding(Padding.SAME),
                            ACTIVATION,
                            USE_BIAS)
                    .fact("family", "conv")
                    .fact("label", "Depthwise convolution"),
            Kind.of(
                            "max_pool2d",
                            LayerSpec.MaxPool2d.class,
                            "The largest value of each window of an image, channel by channel.",
                            POOL_SIZE,
                            POOL_STRIDES,
                            padding(Padding.VALID))
                    .fact("family", "pool")
                    .fact("label", "Max pooling"),
            Kind.of(
                            "avg_pool2d",
                            LayerSpec.AvgPool2d.class,
                            "The mean of each window of an image, channel by channel.",
                            POOL_SIZE,
                            POOL_STRIDES,
                            padding(Padding.VALID))
                    .fact("family", "pool")
                    .fact("label", "Average pooling"),
            Kind.of(
                            "global_avg_pool2d",
                            LayerSpec.GlobalAvgPool2d.class,
                            "The mean of each channel over the whole image. Lin, Chen and Yan 2014.")
                    .fact("family", "pool")
                    .fact("label", "Global average pooling"),
            Kind.of("flatten", LayerSpec.Flatten.class, "All values of an image in one row.")
                    .fact("family", "shape")
                    .fact("label", "Flatten"),
            Kind.of(
                            "batch_norm",
                            LayerSpec.BatchNorm.class,
                            "Standardises each feature or channel over the batch. Ioffe and Szegedy 2015.",
                            FieldSpec.of(
                                            "momentum",
                                            ValueType.number(Range.atLeast(0).below(1)),
                                            0.9,
                                            "Share of the running mean and variance that each step keeps.")
                                    .advanced(),
                            EPSILON)
                    .fact("family", "norm")
                    .fact("label", "Batch normalisation"),
            Kind.of(
                            "layer_norm",
                            LayerSpec.LayerNorm.class,
                            "Standardises the features of each row, or the channels of each pixel."
                                    + " Ba, Kiros and Hinton 2016.",
                            EPSILON)
                    .fact("family", "norm")
                    .fact("label", "Layer normalisation"),
            Kind.of(
                            "dropout",
                            LayerSpec.Dropout.class,
                            "Zeroes values at random while training. Srivastava et al. 2014.",
                            FieldSpec.required(
                                            "rate",
                                            ValueType.number(Range.atLeast(0).below(1)),
                                            "Share of the values that are zeroed.")
                                    .example(0.2))
                    .fact("family", "norm")
                    .fact("label", "Dropout"),
            Kind.of(
                            "activation",
                            LayerSpec.Activated.class,
                            "An activation function on its own.",
                            FieldSpec.required(
                                            "function",
                                            LayerTypes.ACTIVATION,
                                            "Function that is applied to every value.")
                                    .example(Activation.RELU))
                    .fact("family", "norm")
                    .fact("label", "Activation"),
            Kind.of(
                            "residual",
                            LayerSpec.Residual.class,
                            "The output of its layers is added to their input, so both have the same shape."
                                    + " He et al. 2016.",
                            FieldSpec.required(
                                            "layers",
                                            ValueType.of(
                                                    layersOf(LayerSpec.Residual.MAX_LAYERS),
                                                    LayerJson::inner,
                                                    LayerJson::write),
                                            "The layers within, in order.")
                                    .example(List.of(new LayerSpec.Dense(32, Activation.RELU, true, null))))
                    .fact("family", "residual")
                    .fact("label", "Residual"),
            Kind.of(
                            "output",
                            LayerSpec.Output.class,
                            "Always the last, and only there: units and activation follow from the target.")
                    .fact("family", "output")
                    .fact("label", "Output"));

    private LayerJson() {}

    /// @return null if the type is unknown; other problems leave a stand-in
    static @Nullable LayerSpec read(JsonObjectReader fields) {
        return KINDS.read(fields);
    }

    static ObjectNode write(LayerSpec layer) {
        return KINDS.write(layer);
    }

    /// A list of layers.
    static Form layersOf(int maxCount) {
        return new Form.ListOf(new Form.Tagged(() -> LayerJson.KINDS), 1, maxCount);
    }

    private static FieldSpec<Integer> units(String name, String sentence) {
        return FieldSpec.required(name, ValueType.integer(1, LayerSpec.MAX_UNITS), sentence);
    }

    private static FieldSpec<Padding> padding(Padding fallback) {
        return FieldSpec.of(
                        "padding",
                        ValueType.choice(Padding.class),
                        fallback,
                        "`same` adds zeros around the image, `valid` adds none.")
                .advanced();
    }

    private static Field<List<LayerSpec>> inner(JsonObjectReader residual, String name) {
        return residual.field(name, List.of(new LayerSpec.Flatten()), () -> innerLayers(residual, name));
    }

    /// @return null if anything within is wrong
    private static @Nullable List<LayerSpec> innerLayers(JsonObjectReader residual, String name) {
        List<LayerSpec> layers = new ArrayList<>();
        boolean whole = true;
        for (JsonObjectReader inner : residual.objects(name, LayerSpec.Residual.MAX_LAYERS)) {
            LayerSpec layer = read(inner);
            if (layer == null) {
                whole = false;
            } else {
                layers.add(layer);
            }
        }
        if (!whole || layers.isEmpty()) {
            return null;
        }
        if (LayerSpec.Residual.depth(layers) > LayerSpec.Residual.MAX_DEPTH) {
            residual.problem(
                    name,
                    "too_deep",
                    "Residuals lie more than " + LayerSpec.Residual.MAX_DEPTH + " deep within each other.",
                    "Put them one after the other.");
            return null;
        }
        return layers;
    }

    private static JsonNode write(List<LayerSpec> layers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        layers.forEach(layer -> array.add(write(layer)));
        return array;
    }
}
