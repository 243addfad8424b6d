package dev.downhill.contract;

import dev.downhill.contract.ApiDocument.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Makes requests for an operation: most of them nearly valid, some valid, some hostile.
final class RequestMaker {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    /// Characters of a path that a server takes for its own use: they name another resource.
    private static final Pattern OTHER_RESOURCE = Pattern.compile("[.]{0,2}|.*[/;\\\\].*", Pattern.DOTALL);

    private static final List<String> ACCEPTED =
            List.of("*/*", "application/json", "text/csv", "image/*;q=0.5", "text/html", "application/xml", "nonsense");

    private static final List<String> ORIGINS = List.of("http://evil.example", "null", "http://localhost:1");

    private final ApiDocument document;
    private final Known known;
    private final Random random;
    private final Hostile hostile;

    RequestMaker(ApiDocument document, Known known, Random random) {
        this.document = document;
        this.known = known;
        this.random = random;
        hostile = new Hostile(random);
    }

    GeneratedRequest make(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (chance(35)) {
            headers.put("Accept", chance(80) ? documentedType(operation) : one(ACCEPTED));
        }
        if (chance(2)) {
            headers.put("Origin", one(ORIGINS));
        }
        List<String> query = new ArrayList<>();
        for (JsonNode given : operation.node().path("parameters")) {
            JsonNode parameter = document.resolve(given);
            String name = parameter.path("name").asString("");
            boolean wanted = parameter.path("required").asBoolean(false) || chance(40);
            switch (parameter.path("in").asString("")) {
                case "query" -> {
                    if (wanted) {
                        query.add(encoded(name) + "=" + encoded(value(operation, parameter)));
                    }
                }
                case "header" -> {
                    if (wanted) {
                        headers.put(name, printable(value(operation, parameter)));
                    }
                }
                default -> {}
            }
        }
        if (chance(5)) {
            query.add(encoded(hostile.text()) + "=" + (chance(50) ? "%FF%FE" : encoded(hostile.text())));
        }
        byte[] body = null;
        JsonNode contents = operation.node().path("requestBody").path("content");
        if (!contents.isEmpty() && !chance(2)) {
            body = new BodyMaker(document, this::existing, operation, random).make(contents, headers);
        }
        String target = path(operation) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        return new GeneratedRequest(operation.method(), target, headers, body);
    }

    private String documentedType(Operation operation) {
        List<String> types = new ArrayList<>();
        operation.node().path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2") || chance(3)) {
                types.addAll(
                        document.resolve(response.getValue()).path("content").propertyNames());
            }
        });
        return types.isEmpty() ? "*/*" : one(types);
    }

    private String path(Operation operation) {
        return PLACE.matcher(operation.path()).replaceAll(match -> {
            String value = place(match.group(1), operation);
            return OTHER_RESOURCE.matcher(value).matches() ? "none" : encoded(value);
        });
    }

    private String place(String name, Operation operation) {
        if (chance(12)) {
            return hostile.text();
        }
        String id = existing(name, operation);
        if (!id.isEmpty() && !chance(10)) {
            return id;
        }
        return name.equals("n") ? Integer.toString(random.nextInt(200) - 20) : "word" + random.nextInt(9);
    }

    private String value(Operation operation, JsonNode parameter) {
        String name = parameter.path("name").asString("");
        if (chance(25)) {
            return chance(50) ? hostile.text() : hostile.number();
        }
        JsonNode value = new Values(document, random, field -> existing(field, operation))
                .valid(name, parameter.path("schema"), 0);
        return value.isArray() && !value.isEmpty() ? value.get(0).asString("") : value.asString("");
    }

    private String existing(String name, Operation operation) {
        String kind = Known.kind(name, operation.path());
        boolean inBody = name.equals("name")
                && operation.node().has("requestBody")
                && !operation.path().contains("{name}");
        return kind.isEmpty() || inBody ? "" : known.one(kind, isDoomed(name, operation), random);
    }

    private static boolean isDoomed(String name, Operation operation) {
        return operation.id().equals("cancelJob")
                || (operation.method().equals("DELETE") && operation.path().endsWith("{" + name + "}"));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.length() > 2000 ? text.substring(0, 2000) : text, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /// What a client of HTTP is able to send in a header.
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?").strip();
    }
}
