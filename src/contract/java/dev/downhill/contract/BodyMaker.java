package dev.downhill.contract;

import dev.downhill.contract.ApiDocument.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the body of a request, from the examples of the document and from its schemas.
final class BodyMaker {

    private static final String BOUNDARY = "generated";

    private static final List<String> OTHER_TYPES =
            List.of("*/*", "text/plain", "application/*", "nonsense", "application/json;charset=utf-16", "image/gif");

    private final ApiDocument document;
    private final BiFunction<String, Operation, String> existing;
    private final Operation operation;
    private final Random random;
    private final Hostile hostile;

    BodyMaker(
            ApiDocument document, BiFunction<String, Operation, String> existing, Operation operation, Random random) {
        this.document = document;
        this.existing = existing;
        this.operation = operation;
        this.random = random;
        hostile = new Hostile(random);
    }

    /// @param contents the documented content types
    /// @param headers gets the `Content-Type`
    byte[] make(JsonNode contents, Map<String, String> headers) {
        List<String> types = List.copyOf(contents.propertyNames());
        String type = types.get(random.nextInt(types.size()));
        JsonNode content = contents.path(type);
        byte[] body = switch (type) {
            case "application/json" -> json(content);
            case "multipart/form-data" -> form(content);
            default -> plain(content);
        };
        boolean wrong = random.nextInt(12) == 0;
        String declared = wrong ? OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size())) : type;
        boolean form = declared.equals("multipart/form-data");
        headers.put("Content-Type", form ? declared + "; boundary=" + BOUNDARY : declared);
        return random.nextInt(12) == 0 ? hostile.damaged(body) : body;
    }

    private byte[] json(JsonNode content) {
        JsonNode value = example(content);
        if (value == null || random.nextInt(3) == 0) {
            value = new Values(document, random, name -> existing.apply(name, operation)).valid(content.path("schema"));
        }
        value = fitted(value.deepCopy());
        int changes = random.nextInt(6) - 2;
        for (int i = 0; i < changes; i++) {
            value = hostile.mutated(value);
        }
        return JsonMapper.shared().writeValueAsBytes(value);
    }

    private @org.jspecify.annotations.Nullable JsonNode example(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples")
                .forEach(example -> examples.add(document.resolve(example).path("value")));
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        return examples.isEmpty() ? null : parsed(examples.get(random.nextInt(examples.size())));
    }

    private static JsonNode parsed(JsonNode example) {
        try {
            return example.isString() ? JsonMapper.shared().readTree(example.stringValue()) : example;
        } catch (JacksonException _) {
            return example;
        }
    }

    /// Names what exists, and asks for little work.
    private JsonNode fitted(JsonNode value) {
        if (value instanceof ObjectNode object) {
            for (String name : List.of("dataset", "network", "model")) {
                if (object.path(name).isString() || (name.equals("dataset") && object.has(name))) {
                    object.put(name, existing.apply(name, operation));
                }
            }
            if (operation.path().equals("/v1/jobs")) {
                object.put("name", "fuzzed").put("epochs", 1 + random.nextInt(2));
            }
            if (object.has("version")) {
                object.put("version", 1);
            }
        }
        return value;
    }

    private byte[] plain(JsonNode content) {
        JsonNode example = example(content);
        String text = example == null || random.nextInt(4) == 0
                ? "x,y\n1,2\n3,4\n5,6\n" + hostile.text()
                : example.asString("");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] form(JsonNode content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        document.resolve(content.path("schema")).path("properties").properties().forEach(part -> {
            if (random.nextInt(4) > 0) {
                String name = random.nextInt(10) == 0 ? hostile.text() : part.getKey();
                String file = random.nextBoolean() ? "; filename=\"data.csv\"" : "";
                write(
                        body,
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file
                                + "\r\n\r\n");
                write(body, part.getKey().equals("spec") ? "{\"name\":\"formed\"}" : "a,b\n1,2\n3,4\n");
                write(body, "\r\n");
            }
        });
        write(body, "--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
