package dev.downhill.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.downhill.catalogue.FieldSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field of the catalogue.
@Schema(name = "catalogue.field")
record FieldBody(
        @Schema(example = "learning_rate") String name,

        @Schema(example = "Size of a step, before the schedule scales it.")
        String sentence,

        boolean required,

        @Schema(description = "Whether null is a value of its own; otherwise null means the default")
        boolean nullable,

        @Schema(
                description = "null if there is no default, or if it follows from another field",
                types = {"number", "string", "boolean", "array", "object", "null"})
        @JsonProperty("default")
        @Nullable
        JsonNode defaultValue,

        @Schema(description = "The field that the default follows from", example = "activation")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String defaultFrom,

        @Schema(
                description = "An example value for a form",
                types = {"number", "string", "boolean", "array", "object"})
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode example,

        @Schema(description = "Whether a form may hide it at first")
        boolean advanced,

        @JsonUnwrapped ValueBody value) {

    static List<FieldBody> of(List<FieldSpec<?>> fields, Function<String, String> sections) {
        return fields.stream().<FieldBody>map(field -> of(field, sections)).toList();
    }

    private static FieldBody of(FieldSpec<?> field, Function<String, String> sections) {
        return new FieldBody(
                field.name(),
                field.sentence(),
                field.isRequired(),
                field.isNullable(),
                field.defaultValue(),
                field.source(),
                field.exampleValue(),
                field.isAdvanced(),
                ValueBody.of(field.type().form(), sections));
    }
}
