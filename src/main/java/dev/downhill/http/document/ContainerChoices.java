package dev.downhill.http.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Describes a choice between several types in words where one of them is an array or a map.
///
/// An object whose fields are not described may have any: without `additionalProperties`, TypeScript takes it for
/// empty.
/// OpenAPI has `oneOf` for it, but openapi-generator writes `List<Integer>.class` for such a member, which no Java
/// compiler takes, and a default that is an array has the same effect. A schema without a type is what its clients can
/// use.
final class ContainerChoices {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String NOTHING = "null";

    private final OpenAPI api;
    private final Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ContainerChoices(OpenAPI api) {
        this.api = api;
    }

    void customise() {
        schemas().values().forEach(this::visit);
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> visit(content.getSchema()));
    }

    @SuppressWarnings("rawtypes") // as the library has them
    private Map<String, Schema> schemas() {
        return Objects.requireNonNullElse(api.getComponents().getSchemas(), Map.of());
    }

    private void visit(@Nullable Schema<?> schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        members(schema).forEach(this::visit);
        Stream.ofNullable(schema.getAllOf()).flatMap(List::stream).forEach(this::visit);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
        visit(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            visit(values);
        }
        describe(schema);
    }

    /// A generator has no literal for the default of a choice, an object or an array.
    private static void sayDefault(Schema<?> schema) {
        boolean plain = schema.get$ref() == null
                && members(schema).isEmpty()
                && !types(schema).contains("array")
                && !types(schema).contains("object");
        if (schema.getDefault() != null && !plain) {
            say(schema, "Default: `" + JsonMapper.shared().writeValueAsString(schema.getDefault()) + "`.");
            schema.setDefault(null);
        }
    }

    private static void say(Schema<?> schema, String sentence) {
        String known = schema.getDescription();
        schema.setDescription(known == null ? sentence : known + " " + sentence);
    }

    private void describe(Schema<?> schema) {
        sayDefault(schema);
        List<Schema<?>> members = members(schema);
        boolean choice = members.stream()
                        .filter(member -> !types(member).equals(Set.of(NOTHING)))
                        .count()
                > 1;
        if (choice && members.stream().anyMatch(this::isContainer)) {
            String words = members.stream().map(this::words).distinct().collect(Collectors.joining(", "));
            schema.setOneOf(null);
            schema.setAnyOf(null);
            widen(schema, words);
            return;
        }
        if (types(schema).equals(Set.of("object"))
                && schema.getProperties() == null
                && schema.getAllOf() == null
                && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(new JsonSchema());
        }
        Set<String> types = new TreeSet<>(types(schema));
        types.remove(NOTHING);
        if (types.size() > 1 && (types.contains("array") || types.contains("object"))) {
            widen(schema, String.join(", ", types(schema)));
        }
    }

    private static void widen(Schema<?> schema, String words) {
        schema.setType(null);
        schema.setTypes(null);
        schema.setDiscriminator(null);
        say(schema, "One of: " + words + ".");
    }

    private static List<Schema<?>> members(Schema<?> schema) {
        List<Schema<?>> members = new ArrayList<>();
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(members::add);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(members::add);
        }
        return members;
    }

    private boolean isContainer(Schema<?> member) {
        Schema<?> schema = resolved(member);
        boolean map = types(schema).contains("object") && schema.getProperties() == null && schema.getAllOf() == null;
        return types(schema).contains("array") || map;
    }

    private Schema<?> resolved(Schema<?> member) {
        if (member.get$ref() == null) {
            return member;
        }
        Schema<?> target = schemas().get(member.get$ref().substring(REFERENCE.length()));
        return target == null ? member : target;
    }

    private String words(Schema<?> member) {
        if (member.get$ref() != null) {
            return "`" + member.get$ref().substring(REFERENCE.length()) + "`";
        }
        if (member.getEnum() != null) {
            return member.getEnum().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        String type = String.join(" or ", types(member));
        return member.getItems() == null ? type : type + " of " + words(member.getItems());
    }

    private static Set<String> types(Schema<?> schema) {
        if (schema.getTypes() != null) {
            return schema.getTypes();
        }
        return schema.getType() == null ? Set.of() : Set.of(schema.getType());
    }
}
