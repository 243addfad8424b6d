package dev.downhill.pipeline;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The stored form of a pipeline. Numbers survive it to the last bit, for Java prints the shortest decimal that reads
/// back as the same number. A mapper of its own: what is stored must not change with the settings of the API.
final class PipelineJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private PipelineJson() {}

    static String write(Pipeline.Fitted fitted) {
        return MAPPER.writeValueAsString(fitted);
    }

    static Pipeline.Fitted read(String json) {
        return MAPPER.readValue(json, Pipeline.Fitted.class);
    }
}
