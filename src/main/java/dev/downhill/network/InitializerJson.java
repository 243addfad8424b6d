package dev.downhill.network;

import dev.downhill.nn.spec.Initializer;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// An initializer as JSON: its name, or an object where it has parameters that are not to be the defaults.
final class InitializerJson {

    private static final String FIELD = "initializer";
    private static final String NORMAL = "normal";
    private static final String UNIFORM = "uniform";
    private static final String CONSTANT = "constant";

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(Initializer.Scaled.values()).map(InitializerJson::name),
                    Stream.of(NORMAL, UNIFORM, CONSTANT))
            .toList();

    /// The largest size of a weight that is asked for: a guard against typing errors.
    private static final Range WEIGHT = Range.between(-1e6, 1e6);

    private static final double STDDEV = 0.05;
    private static final double LIMIT = 0.05;

    private InitializerJson() {}

    /// @return null where the layer shall choose, or the field is wrong
    static @Nullable Initializer read(JsonObjectReader layer) {
        if (!layer.isObject(FIELD)) {
            return named(layer.choice(FIELD, NAMES).orNull());
        }
        JsonObjectReader fields = layer.object(FIELD);
        String type = fields.type(NAMES);
        return switch (type) {
            case null -> null;
            case NORMAL ->
                new Initializer.Normal(
                        fields.number("stddev", Range.between(0, 1e6)).orElse(STDDEV));
            case UNIFORM -> uniform(fields);
            case CONSTANT ->
                new Initializer.Constant(fields.number("value", WEIGHT).orElse(0.0));
            default -> named(type);
        };
    }

    private static Initializer uniform(JsonObjectReader fields) {
        double minval = fields.number("minval", WEIGHT).orElse(-LIMIT);
        double maxval = fields.number("maxval", WEIGHT).orElse(LIMIT);
        if (minval > maxval) {
            fields.problem(
                    "minval",
                    "out_of_range",
                    "minval = " + minval + " is above maxval = " + maxval + ".",
                    "The defaults are " + -LIMIT + " and " + LIMIT + ".");
            return new Initializer.Uniform(maxval, maxval);
        }
        return new Initializer.Uniform(minval, maxval);
    }

    private static @Nullable Initializer named(@Nullable String name) {
        return switch (name) {
            case null -> null;
            case NORMAL -> new Initializer.Normal(STDDEV);
            case UNIFORM -> new Initializer.Uniform(-LIMIT, LIMIT);
            case CONSTANT -> new Initializer.Constant(0);
            default -> Initializer.Scaled.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    /// With every parameter: an object where there are any, else the name.
    static JsonNode write(Initializer initializer) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (initializer) {
            case Initializer.Scaled scaled -> StringNode.valueOf(name(scaled));
            case Initializer.Normal normal ->
                nodes.objectNode().put("type", NORMAL).put("stddev", normal.stddev());
            case Initializer.Uniform uniform ->
                nodes.objectNode()
                        .put("type", UNIFORM)
                        .put("minval", uniform.minval())
                        .put("maxval", uniform.maxval());
            case Initializer.Constant constant ->
                nodes.objectNode().put("type", CONSTANT).put("value", constant.value());
        };
    }

    private static String name(Initializer.Scaled scaled) {
        return scaled.name().toLowerCase(Locale.ROOT);
    }
}
