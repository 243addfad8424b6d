package dev.downhill.model.jdbc;

import dev.downhill.model.Evaluation;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The stored form of an evaluation: numbers to the last bit, NaN and infinities as text. A mapper of its own: what is
/// stored must not change with the settings of the API.
///
/// Evaluations without the mark `loss_of` are of a time when the losses of numbers were in the target's own units. They
/// are converted as they are read.
final class EvaluationJson {

    private static final String MARK = "loss_of";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EvaluationJson() {}

    static byte[] write(Evaluation evaluation) {
        ObjectNode json = MAPPER.valueToTree(evaluation);
        json.put(MARK, "standardised_target");
        return MAPPER.writeValueAsBytes(json);
    }

    static Evaluation read(byte[] stored, Target target, Loss loss) {
        JsonNode json = MAPPER.readTree(stored);
        boolean marked = json.has(MARK);
        ((ObjectNode) json).remove(MARK);
        Evaluation evaluation = MAPPER.treeToValue(json, Evaluation.class);
        Double own = evaluation.loss();
        if (marked || own == null || !(target instanceof Target.Numeric number)) {
            return evaluation;
        }
        double unit = loss == Loss.Plain.MAE ? number.std() : number.std() * number.std();
        return new Evaluation(
                evaluation.rows(),
                own / unit,
                evaluation.accuracy(),
                evaluation.mae(),
                evaluation.rmse(),
                evaluation.r2(),
                evaluation.baseline(),
                evaluation.classes(),
                evaluation.confusionMatrix());
    }
}
