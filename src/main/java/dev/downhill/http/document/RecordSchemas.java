package dev.downhill.http.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads from a record which fields of its JSON are always present, and which may be null.
///
/// A field is required unless {@link JsonInclude} leaves it out, and nullable where its type is {@link Nullable}. The
/// same holds for the elements of lists and the values of maps. A record of a request is annotated with
/// `@JsonInclude(NON_NULL)`: its nullable fields are optional.
final class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    @SuppressWarnings("rawtypes") // as the library has them
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            Schema<?> schema = resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels().get(resolved.get$ref().substring(REFERENCE.length()));
            if (schema != null && schema.getProperties() != null) {
                complete(schema, raw);
            }
        }
        return resolved;
    }

    private static void complete(Schema<?> schema, Class<?> type) {
        List<String> required = new ArrayList<>();
        @SuppressWarnings("rawtypes") // as the library has them
        Map<String, Schema> properties = schema.getProperties();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = properties.containsKey(component.getName())
                    ? component.getName()
                    : SnakeCaseSchemas.snakeCase(component.getName());
            Schema<?> property = properties.get(name);
            if (property == null) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            JsonInclude.Include include = include(component, type);
            boolean omitted =
                    include == JsonInclude.Include.NON_EMPTY || (include == JsonInclude.Include.NON_NULL && nullable);
            if (!omitted) {
                required.add(name);
            }
            Schema<?> elements = withElements(property, component.getAnnotatedType());
            properties.put(name, nullable && !omitted ? orNull(elements) : elements);
        }
        schema.setRequired(required);
    }

    private static JsonInclude.Include include(RecordComponent component, Class<?> type) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude general = type.getAnnotation(JsonInclude.class);
        JsonInclude counting = own == null ? general : own;
        return counting == null ? JsonInclude.Include.ALWAYS : counting.value();
    }

    /// Makes elements of lists and values of maps nullable where their types are.
    private static Schema<?> withElements(Schema<?> schema, java.lang.reflect.AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            java.lang.reflect.AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            java.lang.reflect.AnnotatedType element = arguments[arguments.length - 1];
            if (schema.getItems() != null) {
                schema.setItems(element(schema.getItems(), element));
            } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
                schema.setAdditionalProperties(element(values, element));
            }
        }
        return schema;
    }

    private static Schema<?> element(Schema<?> schema, java.lang.reflect.AnnotatedType type) {
        Schema<?> inner = withElements(schema, type);
        return type.isAnnotationPresent(Nullable.class) ? orNull(inner) : inner;
    }

    static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() != null) {
            schema.addType("null");
            allowNull(schema);
            return schema;
        }
        boolean already = schema.getAnyOf() != null
                && schema.getAnyOf().stream().anyMatch(each -> Objects.equals(each.getType(), "null"));
        if (already || (schema.get$ref() == null && schema.getOneOf() == null)) {
            return schema;
        }
        Schema<?> nothing = new JsonSchema().typesItem("null");
        return new JsonSchema()
                .anyOf(new ArrayList<>(List.of(new JsonSchema().$ref(schema.get$ref()), nothing)))
                .description(schema.getDescription());
    }

    private static <T> void allowNull(Schema<T> schema) {
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            List<@Nullable T> values = new ArrayList<>(schema.getEnum());
            values.add(null);
            schema.setEnum(values);
        }
    }
}
