package dev.downhill.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of a service, and its operations.
public final class ApiDocument {

    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    /// One method of one path.
    ///
    /// @param path with its places, such as `/v1/jobs/{id}`
    /// @param node what the document says about it
    public record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asString("");
        }

        boolean matches(String otherMethod, String otherPath) {
            return method.equals(otherMethod) && pattern().matcher(otherPath).matches();
        }

        private int places() {
            return (int) PLACE.matcher(path).results().count();
        }

        private Pattern pattern() {
            return Pattern.compile(PLACE.matcher(path).replaceAll("[^/]+"));
        }
    }

    ApiDocument(JsonNode root) {
        this.root = root;
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a document without operations");
        }
    }

    public static ApiDocument parse(String json) {
        return new ApiDocument(JsonMapper.shared().readTree(json.getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return operations;
    }

    /// The operation that a request is for; the most literal path counts.
    ///
    /// @param path without its query
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .min(java.util.Comparator.comparingInt(Operation::places));
    }

    /// What a node stands for: itself, or what its `$ref` names.
    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
    }

    /// A schema that can be used without the rest of the document.
    ///
    /// @param strict whether a field that is not described is wrong
    ObjectNode standalone(JsonNode schema, boolean strict) {
        ObjectNode alone = JsonMapper.shared().createObjectNode();
        alone.putArray("allOf").add(schema.deepCopy());
        alone.putObject("components")
                .set("schemas", root.at("/components/schemas").deepCopy());
        if (strict) {
            close(alone);
        }
        return alone;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && schema.path("type").asString("").equals("object")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }
}
