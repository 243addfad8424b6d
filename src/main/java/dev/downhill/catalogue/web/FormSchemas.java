package dev.downhill.catalogue.web;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.request.Range;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns declarations into JSON Schema. Objects and kinds become named schemas, which others refer to.
final class FormSchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, Schema<?>> named = new LinkedHashMap<>();

    Map<String, Schema<?>> named() {
        return named;
    }

    Schema<?> object(ObjectSpec object) {
        if (!named.containsKey(object.name())) {
            named.put(object.name(), new JsonSchema());
            named.put(object.name(), fields(object.sentence(), object.fields()));
        }
        return reference(object.name());
    }

    Schema<?> kinds(Kinds<?> kinds) {
        if (!named.containsKey(kinds.name())) {
            Schema<?> union = new JsonSchema();
            named.put(kinds.name(), union);
            Discriminator discriminator = new Discriminator().propertyName("type");
            for (Kind<?> kind : kinds.all()) {
                String name = kinds.name() + "." + kind.type();
                boolean assumed = kind.type().equals(kinds.fallback());
                named.put(name, kind(kind, assumed));
                union.addOneOfItem(reference(name));
                discriminator.mapping(kind.type(), SCHEMAS + name);
            }
            union.description(kinds.sentence()).discriminator(discriminator);
        }
        return reference(kinds.name());
    }

    /// @param assumed whether the type may be left out
    @SuppressWarnings("rawtypes") // as the library has them
    private Schema<?> kind(Kind<?> kind, boolean assumed) {
        Schema<?> schema = fields(kind.sentence(), kind.fields());
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("type", choice(List.of(kind.type())));
        if (schema.getProperties() != null) {
            properties.putAll(schema.getProperties());
        }
        schema.setProperties(properties);
        if (!assumed) {
            schema.addRequiredItem("type");
        }
        return schema;
    }

    private Schema<?> fields(String sentence, List<FieldSpec<?>> fields) {
        Schema<?> schema = typed("object").description(sentence);
        for (FieldSpec<?> field : fields) {
            schema.addProperty(field.name(), field(field));
            if (field.isRequired()) {
                schema.addRequiredItem(field.name());
            }
        }
        schema.setAdditionalProperties(false);
        return schema;
    }

    private Schema<?> field(FieldSpec<?> field) {
        Schema<?> schema = of(field.type().form());
        if (field.isNullable()) {
            schema = orNull(schema);
        }
        schema.description(field.sentence());
        JsonNode fallback = field.defaultValue();
        if (fallback != null && !fallback.isNull()) {
            schema.setDefault(MAPPER.treeToValue(fallback, Object.class));
        }
        return schema;
    }

    private Schema<?> of(Form form) {
        return switch (form) {
            case Form.Whole whole -> whole(whole);
            case Form.Real real -> real(real.range());
            case Form.Flag _ -> typed("boolean");
            case Form.Text text ->
                typed("string")
                        .minLength(text.minLength() == 0 ? null : text.minLength())
                        .maxLength(text.maxLength());
            case Form.Choice choice -> choice(choice.values());
            case Form.ListOf list ->
                typed("array").items(of(list.item())).minItems(list.minCount()).maxItems(list.maxCount());
            case Form.MapOf map -> {
                Schema<?> schema = typed("object").maxProperties(bound(map.maxCount()));
                schema.setAdditionalProperties(of(map.value()));
                yield schema;
            }
            case Form.Fields fields -> object(fields.object());
            case Form.Tagged tagged -> kinds(tagged.kinds());
            case Form.AnyOf any -> {
                Schema<?> schema = new JsonSchema();
                any.forms().forEach(each -> schema.addOneOfItem(of(each)));
                yield schema;
            }
        };
    }

    private static Schema<?> whole(Form.Whole whole) {
        boolean small = whole.min() >= Integer.MIN_VALUE && whole.max() <= Integer.MAX_VALUE;
        Schema<?> schema = typed("integer").format(small ? "int32" : "int64");
        if (small) {
            schema.minimum(BigDecimal.valueOf(whole.min())).maximum(BigDecimal.valueOf(whole.max()));
        }
        return schema;
    }

    private static Schema<?> real(Range range) {
        Schema<?> schema = typed("number").format("double");
        if (Double.isFinite(range.min())) {
            BigDecimal min = plain(range.min());
            if (range.minExcluded()) {
                schema.setExclusiveMinimumValue(min);
            } else {
                schema.setMinimum(min);
            }
        }
        if (Double.isFinite(range.max())) {
            BigDecimal max = plain(range.max());
            if (range.maxExcluded()) {
                schema.setExclusiveMaximumValue(max);
            } else {
                schema.setMaximum(max);
            }
        }
        return schema;
    }

    private static BigDecimal plain(double bound) {
        return bound == Math.rint(bound) ? BigDecimal.valueOf((long) bound) : BigDecimal.valueOf(bound);
    }

    private static Schema<?> choice(List<String> values) {
        JsonSchema schema = new JsonSchema();
        schema.typesItem("string");
        values.forEach(schema::addEnumItemObject);
        return schema;
    }

    /// The same or null: a plain type gets a second one, anything else an alternative.
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getEnum() == null) {
            return schema.typesItem("null");
        }
        Schema<?> either = schema.getOneOf() == null ? new JsonSchema().addOneOfItem(schema) : schema;
        return either.addOneOfItem(typed("null"));
    }

    private static @Nullable Integer bound(int count) {
        return count == Integer.MAX_VALUE ? null : count;
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref(SCHEMAS + name);
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().typesItem(type);
    }
}
