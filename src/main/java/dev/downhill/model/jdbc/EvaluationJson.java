package dev.downhill.model.jdbc;

import dev.downhill.model.Evaluation;
import tools.jackson.databind.json.JsonMapper;

/// The stored form of an evaluation: numbers to the last bit, NaN and infinities as text. A mapper of its own: what is
/// stored must not change with the settings of the API.
final class EvaluationJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EvaluationJson() {}

    static byte[] write(Evaluation evaluation) {
        return MAPPER.writeValueAsBytes(evaluation);
    }

    static Evaluation read(byte[] json) {
        return MAPPER.readValue(json, Evaluation.class);
    }
}
