package dev.downhill.catalogue.web;

import dev.downhill.testing.Service;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The catalogue as a client reads it, and what follows from it about requests.
record Catalogue(JsonNode json) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Catalogue of(Service service) {
        return new Catalogue(service.get("/v1/catalogue").json());
    }

    List<JsonNode> kinds(String section) {
        return json.path(section).valueStream().toList();
    }

    List<JsonNode> fields(String object) {
        return json.path(object).valueStream().toList();
    }

    /// @return an object of a kind with its required fields, and nothing else
    static ObjectNode shortest(JsonNode kind) {
        ObjectNode object = NODES.objectNode().put("type", kind.path("type").asString());
        for (JsonNode field : kind.path("fields")) {
            if (field.path("required").asBoolean()) {
                object.set(field.path("name").asString(), field.path("example"));
            }
        }
        return object;
    }

    /// A value of a field, and the code of the problem that it is; any, where the code is empty.
    record Wrong(JsonNode value, String code) {}

    /// Values just outside of what a field takes.
    static List<Wrong> outside(JsonNode field) {
        List<Wrong> wrong = new ArrayList<>();
        JsonNode range = field.path("range");
        boolean whole = type(field).equals("integer");
        for (String bound : List.of("min", "max")) {
            if (range.path(bound).isNumber()) {
                wrong.add(new Wrong(beyond(range, bound, whole), "out_of_range"));
            }
        }
        switch (type(field)) {
            case "choice" -> wrong.add(new Wrong(NODES.stringNode("nonsense"), "unknown_value"));
            case "string" ->
                wrong.add(new Wrong(
                        NODES.stringNode("x".repeat(field.path("max_length").asInt() + 1)), ""));
            case "boolean" -> wrong.add(new Wrong(NODES.numberNode(1), "wrong_type"));
            default -> {}
        }
        return wrong;
    }

    /// The first values that a field takes, from either side.
    static List<JsonNode> bounds(JsonNode field) {
        JsonNode range = field.path("range");
        boolean whole = type(field).equals("integer");
        return Stream.of("min", "max")
                .filter(bound -> range.path(bound).isNumber())
                .map(bound -> within(range, bound, whole))
                .toList();
    }

    private static String type(JsonNode field) {
        String type = field.path("type").asString();
        return type.equals("any_of") && field.has("range")
                ? field.path("any_of").path(0).path("type").asString()
                : type;
    }

    private static JsonNode beyond(JsonNode range, String bound, boolean whole) {
        JsonNode value = range.path(bound);
        int direction = bound.equals("min") ? -1 : 1;
        if (whole) {
            return NODES.numberNode(value.bigIntegerValue().add(BigInteger.valueOf(direction)));
        }
        double limit = value.asDouble();
        return NODES.numberNode(
                range.path(bound + "_excluded").asBoolean()
                        ? limit
                        : direction < 0 ? Math.nextDown(limit) : Math.nextUp(limit));
    }

    private static JsonNode within(JsonNode range, String bound, boolean whole) {
        JsonNode value = range.path(bound);
        if (whole || !range.path(bound + "_excluded").asBoolean()) {
            return value;
        }
        double limit = value.asDouble();
        return NODES.numberNode(bound.equals("min") ? Math.nextUp(limit) : Math.nextDown(limit));
    }
}
