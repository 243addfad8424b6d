package dev.downhill.contract;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that programs stumble over.
final class Hostile {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\uFEFF",
            "null",
            "NaN",
            "-0",
            "1e400",
            "true",
            "..%2f",
            "'; drop table jobs; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://localhost/x}",
            "%s%n%x",
            "\u202Eevil",
            "🦆".repeat(40),
            "e\u0301".repeat(30),
            "\uD800",
            "a".repeat(300),
            "b".repeat(20_000),
            "line\r\nbreak: x",
            "\"quoted\",\"cell",
            "2024-02-30T25:61:00Z");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e-320",
            "0.1",
            "1e308",
            "1e400",
            "2147483647",
            "2147483648",
            "-9223372036854775808",
            "9223372036854775808",
            "123456789012345678901234567890",
            "1.0",
            "1e2");

    private static final int DEPTH = 200;

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    String number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    JsonNode value() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> factory.nullNode();
            case 1 -> factory.booleanNode(random.nextBoolean());
            case 2, 3 -> factory.stringNode(text());
            case 4, 5 -> JsonMapper.shared().readTree(number());
            case 6 -> random.nextBoolean() ? factory.arrayNode() : nested();
            default ->
                random.nextBoolean()
                        ? factory.objectNode()
                        : factory.objectNode().put(text(), text());
        };
    }

    private JsonNode nested() {
        JsonNode inner = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(DEPTH); i > 0; i--) {
            inner = JsonNodeFactory.instance.arrayNode().add(inner);
        }
        return inner;
    }

    /// The same value with one thing in it changed, taken out, doubled or put in.
    JsonNode mutated(JsonNode value) {
        boolean here = !value.isContainer() || value.isEmpty() || random.nextInt(6) == 0;
        if (here) {
            return value();
        }
        JsonNode copy = value.deepCopy();
        if (copy instanceof ArrayNode array) {
            mutateIn(array);
        } else if (copy instanceof ObjectNode object) {
            mutateIn(object);
        }
        return copy;
    }

    private void mutateIn(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            case 2 -> array.insert(at, value());
            default -> array.set(at, mutated(array.get(at)));
        }
    }

    private void mutateIn(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.path(name).deepCopy());
            case 2 -> object.set(text(), value());
            default -> object.set(name, mutated(object.path(name)));
        }
    }

    /// The same bytes, cut off or with some of them changed.
    byte[] damaged(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        if (random.nextInt(3) == 0) {
            return java.util.Arrays.copyOf(copy, random.nextInt(copy.length));
        }
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }
}
