package dev.downhill.prediction.web;

import dev.downhill.model.ModelKey;
import dev.downhill.prediction.Prediction;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// One prediction an instance, in the order of the instances.
@Schema(name = "Predictions")
record PredictionsBody(
        @Schema(example = "iris") String model,

        @Schema(example = "3") int version,

        @ArraySchema(schema = @Schema(oneOf = {Prediction.OfClass.class, Prediction.OfNumber.class}))
        List<Prediction> predictions) {

    static PredictionsBody of(ModelKey key, List<Prediction> predictions) {
        return new PredictionsBody(key.name(), key.version(), List.copyOf(predictions));
    }
}
