package dev.downhill.http.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renames what the description took from Java to what the JSON really has: `createdAt` is `created_at`, `NUMERIC` is
/// `numeric`. Sorts the schemas by name, so that they depend on no order of classes.
final class SnakeCaseSchemas {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    @SuppressWarnings("rawtypes") // as the library has them
    void customise(OpenAPI api) {
        Map<String, Schema> schemas =
                new TreeMap<>(Objects.requireNonNullElse(api.getComponents().getSchemas(), Map.of()));
        schemas.values().forEach(SnakeCaseSchemas::rename);
        api.getComponents().setSchemas(new LinkedHashMap<>(schemas));
        for (PathItem path : api.getPaths().values()) {
            path.readOperations().stream()
                    .flatMap(operation ->
                            Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream())
                    .forEach(parameter -> rename(parameter.getSchema()));
        }
    }

    @SuppressWarnings("rawtypes") // as the library has them
    private static void rename(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getProperties() != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> {
                rename(property);
                renamed.put(snakeCase(name), property);
            });
            schema.setProperties(renamed);
        }
        if (schema.getRequired() != null) {
            schema.setRequired(new ArrayList<>(schema.getRequired().stream()
                    .map(SnakeCaseSchemas::snakeCase)
                    .toList()));
        }
        lowerCase(schema);
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(SnakeCaseSchemas::rename);
        rename(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            rename(values);
        }
    }

    private static <T> void lowerCase(Schema<T> schema) {
        if (schema.getEnum() != null) {
            schema.setEnum(new ArrayList<>(
                    schema.getEnum().stream().map(SnakeCaseSchemas::lowerCase).toList()));
        }
    }

    @SuppressWarnings("unchecked") // a String stays a String
    private static <T> T lowerCase(T value) {
        return value instanceof String text && CONSTANT.matcher(text).matches()
                ? (T) text.toLowerCase(Locale.ROOT)
                : value;
    }

    static String snakeCase(String name) {
        return HUMP.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
