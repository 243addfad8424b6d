package dev.downhill.network;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One layer as JSON. Each default of the API is written here, once.
///
/// A new layer is an entry in {@link #READERS} and a case in {@link #write}, which does not compile without it.
final class LayerJson {

    /// The largest side of a kernel, a pool or a stride: a guard against typing errors.
    static final int MAX_SIDE = 1024;

    private static final Map<String, Function<JsonObjectReader, @Nullable LayerSpec>> READERS =
            new TreeMap<>(Map.ofEntries(
                    Map.entry("dense", LayerJson::dense),
                    Map.entry("conv2d", LayerJson::conv2d),
                    Map.entry("depthwise_conv2d", LayerJson::depthwiseConv2d),
                    Map.entry("max_pool2d", LayerJson::maxPool2d),
                    Map.entry("avg_pool2d", LayerJson::avgPool2d),
                    Map.entry("global_avg_pool2d", _ -> new LayerSpec.GlobalAvgPool2d()),
                    Map.entry("flatten", _ -> new LayerSpec.Flatten()),
                    Map.entry("dropout", LayerJson::dropout),
                    Map.entry("batch_norm", LayerJson::batchNorm),
                    Map.entry("layer_norm", LayerJson::layerNorm),
                    Map.entry("activation", LayerJson::activated),
                    Map.entry("residual", LayerJson::residual),
                    Map.entry("output", _ -> new LayerSpec.Output())));

    private static final List<String> TYPES = new ArrayList<>(READERS.keySet());

    private LayerJson() {}

    /// @return null if the type, or that of a layer within, is unknown; other problems leave a stand-in
    static @Nullable LayerSpec read(JsonObjectReader fields) {
        String type = fields.type(TYPES);
        Function<JsonObjectReader, @Nullable LayerSpec> reader = type == null ? null : READERS.get(type);
        return reader == null ? null : reader.apply(fields);
    }

    private static LayerSpec dense(JsonObjectReader fields) {
        return new LayerSpec.Dense(
                fields.integer("units", 1, LayerSpec.MAX_UNITS).required(),
                activation(fields, "activation", Activation.LINEAR),
                fields.flag("use_bias").orElse(true),
                InitializerJson.read(fields));
    }

    private static LayerSpec conv2d(JsonObjectReader fields) {
        return new LayerSpec.Conv2d(
                fields.integer("filters", 1, LayerSpec.MAX_UNITS).required(),
                extent(fields, "kernel_size", Extent.square(3)),
                extent(fields, "strides", Extent.square(1)),
                fields.choice("padding", Padding.class).orElse(Padding.SAME),
                activation(fields, "activation", Activation.LINEAR),
                fields.flag("use_bias").orElse(true),
                InitializerJson.read(fields));
    }

    private static LayerSpec depthwiseConv2d(JsonObjectReader fields) {
        return new LayerSpec.DepthwiseConv2d(
                extent(fields, "kernel_size", Extent.square(3)),
                extent(fields, "strides", Extent.square(1)),
                fields.choice("padding", Padding.class).orElse(Padding.SAME),
                activation(fields, "activation", Activation.LINEAR),
                fields.flag("use_bias").orElse(true));
    }

    private static LayerSpec maxPool2d(JsonObjectReader fields) {
        Extent pool = extent(fields, "pool_size", Extent.square(2));
        return new LayerSpec.MaxPool2d(pool, extent(fields, "strides", pool), poolPadding(fields));
    }

    private static LayerSpec avgPool2d(JsonObjectReader fields) {
        Extent pool = extent(fields, "pool_size", Extent.square(2));
        return new LayerSpec.AvgPool2d(pool, extent(fields, "strides", pool), poolPadding(fields));
    }

    private static Padding poolPadding(JsonObjectReader fields) {
        return fields.choice("padding", Padding.class).orElse(Padding.VALID);
    }

    private static LayerSpec dropout(JsonObjectReader fields) {
        return new LayerSpec.Dropout(
                fields.number("rate", Range.atLeast(0).below(1)).required());
    }

    private static LayerSpec activated(JsonObjectReader fields) {
        return new LayerSpec.Activated(activation(fields, "function", null));
    }

    private static LayerSpec batchNorm(JsonObjectReader fields) {
        return new LayerSpec.BatchNorm(
                fields.number("momentum", Range.atLeast(0).below(1)).orElse(0.9),
                fields.number("epsilon", Range.atLeast(1e-12)).orElse(1e-5));
    }

    private static LayerSpec layerNorm(JsonObjectReader fields) {
        return new LayerSpec.LayerNorm(
                fields.number("epsilon", Range.atLeast(1e-12)).orElse(1e-5));
    }

    /// @return null if anything within is wrong
    private static @Nullable LayerSpec residual(JsonObjectReader fields) {
        List<LayerSpec> layers = new ArrayList<>();
        boolean whole = true;
        for (JsonObjectReader inner : fields.objects("layers", LayerSpec.Residual.MAX_LAYERS)) {
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
            fields.problem(
                    "layers",
                    "too_deep",
                    "Residuals lie more than " + LayerSpec.Residual.MAX_DEPTH + " deep within each other.",
                    "Put them one after the other.");
            return null;
        }
        return new LayerSpec.Residual(layers);
    }

    /// @param fallback null where the field is required
    private static Activation activation(JsonObjectReader fields, String field, @Nullable Activation fallback) {
        JsonNode chosen = fields.raw(field);
        if (chosen != null && chosen.asString("").equals("softmax")) {
            fields.problem(
                    field,
                    "softmax_inside",
                    "Softmax belongs to the output alone.",
                    "End the network with {\"type\":\"output\"}: for classes it applies softmax by itself.");
            return Activation.LINEAR;
        }
        return fallback == null
                ? fields.choice(field, Activation.class).required()
                : fields.choice(field, Activation.class).orElse(fallback);
    }

    /// A side, or `[height, width]`.
    private static Extent extent(JsonObjectReader fields, String field, Extent fallback) {
        if (fields.isArray(field)) {
            List<Integer> sides = fields.integers(field, 1, MAX_SIDE, 2, 2).required();
            return new Extent(sides.get(0), sides.get(1));
        }
        Integer side = fields.integer(field, 1, MAX_SIDE).orNull();
        return side == null ? fallback : Extent.square(side);
    }

    static ObjectNode write(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Dense dense ->
                weights(
                        typed("dense").put("units", dense.units()),
                        dense.activation(),
                        dense.useBias(),
                        dense.initializer());
            case LayerSpec.Conv2d conv -> {
                ObjectNode node = typed("conv2d").put("filters", conv.filters());
                put(node, "kernel_size", conv.kernelSize());
                put(node, "strides", conv.strides());
                put(node, conv.padding());
                yield weights(node, conv.activation(), conv.useBias(), conv.initializer());
            }
            case LayerSpec.DepthwiseConv2d conv -> {
                ObjectNode node = typed("depthwise_conv2d");
                put(node, "kernel_size", conv.kernelSize());
                put(node, "strides", conv.strides());
                put(node, conv.padding());
                yield node.put("activation", name(conv.activation())).put("use_bias", conv.useBias());
            }
            case LayerSpec.MaxPool2d pool -> pool("max_pool2d", pool.poolSize(), pool.strides(), pool.padding());
            case LayerSpec.AvgPool2d pool -> pool("avg_pool2d", pool.poolSize(), pool.strides(), pool.padding());
            case LayerSpec.GlobalAvgPool2d _ -> typed("global_avg_pool2d");
            case LayerSpec.Flatten _ -> typed("flatten");
            case LayerSpec.Dropout dropout -> typed("dropout").put("rate", dropout.rate());
            case LayerSpec.BatchNorm norm ->
                typed("batch_norm").put("momentum", norm.momentum()).put("epsilon", norm.epsilon());
            case LayerSpec.LayerNorm norm -> typed("layer_norm").put("epsilon", norm.epsilon());
            case LayerSpec.Residual residual -> {
                ObjectNode node = typed("residual");
                ArrayNode layers = node.putArray("layers");
                residual.layers().forEach(inner -> layers.add(write(inner)));
                yield node;
            }
            case LayerSpec.Activated activated -> typed("activation").put("function", name(activated.function()));
            case LayerSpec.Output _ -> typed("output");
        };
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode pool(String type, Extent size, Extent strides, Padding padding) {
        ObjectNode node = typed(type);
        put(node, "pool_size", size);
        put(node, "strides", strides);
        put(node, padding);
        return node;
    }

    private static ObjectNode weights(
            ObjectNode node, Activation activation, boolean useBias, @Nullable Initializer initializer) {
        node.put("activation", name(activation)).put("use_bias", useBias);
        node.set("initializer", InitializerJson.write(Initializer.suiting(initializer, activation)));
        return node;
    }

    private static void put(ObjectNode node, String field, Extent extent) {
        node.putArray(field).add(extent.height()).add(extent.width());
    }

    private static void put(ObjectNode node, Padding padding) {
        node.put("padding", name(padding));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
