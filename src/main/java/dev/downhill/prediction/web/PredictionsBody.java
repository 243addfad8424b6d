package dev.downhill.prediction.web;

import dev.downhill.model.ModelKey;
import dev.downhill.prediction.Prediction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// One prediction an instance, in the order of the instances. They may be computed while they are written.
@Schema(name = "predictions")
record PredictionsBody(
        @Schema(example = "iris") String model,

        @Schema(example = "3") int version,

        List<Prediction> predictions) {

    static PredictionsBody of(ModelKey key, List<Prediction> predictions) {
        return new PredictionsBody(key.name(), key.version(), predictions);
    }
}
