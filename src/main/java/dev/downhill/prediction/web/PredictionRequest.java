package dev.downhill.prediction.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The JSON of a request for predictions, for its description alone: {@link JsonInstances} reads it.
///
/// An instance has no type in the description, although it is an object or an array: generators write code that does
/// not compile for a choice between the two.
@Schema(name = "predict", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PredictionRequest(
        @ArraySchema(
                minItems = 1,
                arraySchema = @Schema(description = PredictionRequest.INSTANCES),
                schema = @Schema(types = {"array", "object"}))
        List<JsonNode> instances) {

    static final String INSTANCES = "Each an object of values by column name, or an array of values in the order of"
            + " the model's `input_schema`";

    /// The same with the model in the body.
    @Schema(name = "predict.named", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Named(
            @Schema(
                    description = "An id (`mdl_…`), `name` for its newest version, `name@3`, or `name@alias`",
                    example = "iris@champion",
                    maxLength = 200)
            String model,

            @ArraySchema(
                    minItems = 1,
                    arraySchema = @Schema(description = INSTANCES),
                    schema = @Schema(types = {"array", "object"}))
            List<JsonNode> instances) {}
}
