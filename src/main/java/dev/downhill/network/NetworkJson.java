package dev.downhill.network;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A network's layers as JSON, in the field names of the API.
public final class NetworkJson {

    /// More layers than any network that one service trains, those within residuals included.
    public static final int MAX_LAYERS = 1000;

    /// The longest name of a network, in characters.
    public static final int MAX_NAME = 200;

    public static final FieldSpec<String> NAME =
            FieldSpec.optional("name", ValueType.text(MAX_NAME), "Name of the network.");

    /// Read by {@link #layers}.
    public static final FieldSpec<JsonNode> LAYERS = FieldSpec.required(
            "layers",
            ValueType.of(
                    LayerJson.layersOf(MAX_LAYERS),
                    (fields, name) -> fields.field(name, JsonNodeFactory.instance.arrayNode(), () -> fields.raw(name)),
                    layers -> layers),
            "The layers in order, the output last.");

    /// A network that stands within another object.
    public static final ObjectSpec INLINE =
            ObjectSpec.of("network.inline", "A network that is not stored.", NAME, LAYERS);

    private NetworkJson() {}

    /// Reads `{"layers":[…]}` (and nothing else but an optional `name`).
    ///
    /// @param pointer JSON pointer of `network` itself in the request body, `#` for the body
    /// @return null if anything was wrong; `problems` then says what
    public static @Nullable NetworkSpec read(JsonNode network, String pointer, Problems problems) {
        int before = problems.list().size();
        JsonObjectReader fields = JsonObjectReader.of(network, pointer, problems);
        NAME.readOrNull(fields);
        NetworkSpec spec = layers(fields);
        fields.finish();
        return problems.list().size() == before ? spec : null;
    }

    /// Reads the field `layers` of an object that holds other fields too.
    ///
    /// @return null if anything was wrong with it; the problems of `fields` then say what
    public static @Nullable NetworkSpec layers(JsonObjectReader fields) {
        Problems problems = fields.problems();
        int before = problems.list().size();
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonObjectReader layer : fields.objects(LAYERS.name(), MAX_LAYERS)) {
            LayerSpec spec = LayerJson.read(layer);
            if (spec != null) {
                layers.add(spec);
            }
        }
        if (count(layers) > MAX_LAYERS) {
            fields.problem(
                    LAYERS.name(),
                    "wrong_count",
                    "The network has " + count(layers) + " layers, those within residuals included; the most is "
                            + MAX_LAYERS + ".",
                    null);
        }
        return layers.isEmpty() || problems.list().size() > before ? null : new NetworkSpec(layers);
    }

    private static int count(List<LayerSpec> layers) {
        int count = layers.size();
        for (LayerSpec layer : layers) {
            count += layer instanceof LayerSpec.Residual residual ? count(residual.layers()) : 0;
        }
        return count;
    }

    /// The inverse: `{"layers":[…]}` with every default resolved.
    public static ObjectNode write(NetworkSpec spec) {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        ArrayNode layers = network.putArray("layers");
        spec.layers().forEach(layer -> layers.add(LayerJson.write(layer)));
        return network;
    }

    public static Kinds<LayerSpec> kinds() {
        return LayerJson.KINDS;
    }

    public static Kinds<Initializer> initializers() {
        return InitializerJson.KINDS;
    }

    public static Kinds<Activation> activations() {
        return LayerTypes.ACTIVATIONS;
    }

    /// The API's name of a layer's kind: `conv2d`.
    public static String type(LayerSpec layer) {
        return LayerJson.KINDS.kindOf(layer).type();
    }
}
