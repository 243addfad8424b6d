package dev.downhill.network;

import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.request.Field;
import dev.downhill.request.JsonObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Types of fields that only layers have.
final class LayerTypes {

    /// The largest side of a kernel, a pool or a stride: a guard against typing errors.
    static final int MAX_SIDE = 1024;

    static final Kinds<Activation> ACTIVATIONS = Kinds.<Activation>of(
            Activation.class,
            "activation",
            "A function that is applied to every value on its own.",
            kind(Activation.LINEAR, "x"),
            kind(Activation.RELU, "x where positive, else 0"),
            kind(Activation.LEAKY_RELU, "x where positive, else 0.01 x"),
            kind(Activation.ELU, "x where positive, else exp(x) - 1. Clevert, Unterthiner and Hochreiter 2016."),
            kind(
                    Activation.GELU,
                    "x Φ(x) with the normal distribution Φ itself, not its tanh form. Hendrycks and Gimpel 2016."),
            kind(Activation.SILU, "x / (1 + exp(-x)), also called swish. Hendrycks and Gimpel 2016."),
            kind(Activation.SIGMOID, "1 / (1 + exp(-x))"),
            kind(Activation.TANH, "tanh(x)"),
            kind(Activation.SOFTPLUS, "ln(1 + exp(x)). Dugas et al. 2001."));

    /// An activation; softmax is refused with the place where it belongs.
    static final ValueType<Activation> ACTIVATION = activation(ValueType.choice(Activation.class));

    /// A side, or `[height, width]`.
    static final ValueType<Extent> EXTENT = ValueType.of(
            Form.AnyOf.of(new Form.Whole(1, MAX_SIDE), new Form.ListOf(new Form.Whole(1, MAX_SIDE), 2, 2)),
            (layer, name) -> layer.field(name, Extent.square(1), () -> extent(layer, name)),
            LayerTypes::write);

    private LayerTypes() {}

    private static Kind<Activation> kind(Activation activation, String sentence) {
        Initializer suiting = Initializer.suiting(activation);
        return Kind.constant(ValueType.name(activation), activation, sentence)
                .fact("initializer", InitializerJson.KINDS.kindOf(suiting).type());
    }

    private static ValueType<Activation> activation(ValueType<Activation> plain) {
        return ValueType.of(plain.form(), (layer, name) -> insideActivation(plain, layer, name), plain::write);
    }

    private static Field<Activation> insideActivation(
            ValueType<Activation> plain, JsonObjectReader layer, String name) {
        JsonNode chosen = layer.raw(name);
        if (chosen == null || !chosen.asString("").equals("softmax")) {
            return plain.read(layer, name);
        }
        layer.problem(
                name,
                "softmax_inside",
                "Softmax belongs to the output alone.",
                "End the network with {\"type\":\"output\"}: for classes it applies softmax by itself.");
        return layer.field(name, Activation.LINEAR, () -> Activation.LINEAR);
    }

    private static @Nullable Extent extent(JsonObjectReader layer, String name) {
        if (layer.isArray(name)) {
            List<Integer> sides = layer.integers(name, 1, MAX_SIDE, 2, 2).orNull();
            return sides == null ? null : new Extent(sides.get(0), sides.get(1));
        }
        Integer side = layer.integer(name, 1, MAX_SIDE).orNull();
        return side == null ? null : Extent.square(side);
    }

    private static JsonNode write(Extent extent) {
        return JsonNodeFactory.instance.arrayNode().add(extent.height()).add(extent.width());
    }
}
