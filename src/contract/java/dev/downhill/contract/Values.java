package dev.downhill.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes values that a schema allows.
final class Values {

    /// Schemas that contain themselves are followed this far.
    private static final int MAX_DEPTH = 6;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiDocument document;
    private final Random random;
    private final UnaryOperator<String> existing;

    /// @param existing the id of something that exists, by the name of the field; empty where it names nothing
    Values(ApiDocument document, Random random, UnaryOperator<String> existing) {
        this.document = document;
        this.random = random;
        this.existing = existing;
    }

    JsonNode valid(JsonNode schema) {
        return valid("", schema, 0);
    }

    JsonNode valid(String name, JsonNode given, int depth) {
        JsonNode schema = document.resolve(given);
        for (String choice : List.of("oneOf", "anyOf")) {
            if (!schema.path(choice).isEmpty()) {
                return valid(name, any(schema.path(choice)), depth);
            }
        }
        if (!schema.path("allOf").isEmpty()) {
            return valid(name, schema.path("allOf").get(0), depth);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (!schema.path("enum").isEmpty()) {
            return any(schema.path("enum"));
        }
        JsonNode types = schema.path("type");
        return switch (types.isArray() ? any(types).asString() : types.asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "string" -> NODES.stringNode(text(name, schema));
            case "integer" -> NODES.numberNode(Math.round(number(schema, 1, 20)));
            case "number" -> NODES.numberNode(number(schema, 0, 1));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> anything(name);
        };
    }

    private JsonNode any(JsonNode choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private JsonNode anything(String name) {
        String id = existing.apply(name);
        if (!id.isEmpty()) {
            return NODES.stringNode(id);
        }
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(random.nextInt(10));
            case 1 -> NODES.stringNode("some");
            case 2 -> NODES.arrayNode().add(1.5).add(2).add(3).add(4);
            default -> NODES.objectNode().put("sepal_length", 5.1).put("x", 1);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            boolean optional = depth < MAX_DEPTH && random.nextInt(3) == 0;
            if (required.contains(property.getKey()) || optional) {
                object.set(property.getKey(), valid(property.getKey(), property.getValue(), depth + 1));
            }
        });
        JsonNode values = schema.path("additionalProperties");
        if (values.isObject() && depth < MAX_DEPTH) {
            object.set("sepal_length", valid("", values, depth + 1));
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int length = depth < MAX_DEPTH ? least + random.nextInt(3) : least;
        for (int i = 0; i < length; i++) {
            array.add(valid(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        String id = existing.apply(name);
        if (!id.isEmpty()) {
            return id;
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return "2026-01-02T03:04:05Z";
        }
        JsonNode example = schema.path("example");
        String text =
                example.isMissingNode() || random.nextBoolean() ? "word" + random.nextInt(9) : example.asString("");
        return text.substring(
                0, Math.min(text.length(), schema.path("maxLength").asInt(100)));
    }

    private double number(JsonNode schema, double from, double to) {
        double least =
                schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(from));
        double most =
                schema.path("maximum").asDouble(schema.path("exclusiveMaximum").asDouble(Math.max(least, to)));
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (most - least) * random.nextDouble();
        };
    }
}
