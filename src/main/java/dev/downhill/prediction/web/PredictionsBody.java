package dev.downhill.prediction.web;

import dev.downhill.pipeline.Target;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// One prediction an instance, in the order of the instances; `task` tells which fields they have. They may be computed
/// while they are written.
@Schema(
        name = "predictions",
        oneOf = {PredictionsBody.OfClasses.class, PredictionsBody.OfNumbers.class},
        discriminatorProperty = "task",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "classification", schema = PredictionsBody.OfClasses.class),
            @DiscriminatorMapping(value = "regression", schema = PredictionsBody.OfNumbers.class)
        })
sealed interface PredictionsBody {

    /// @param predictions all of the kind of the model's target
    static PredictionsBody of(LoadedModel model, List<Prediction> predictions) {
        String name = model.key().name();
        int version = model.key().version();
        return switch (model.target()) {
            case Target.Classes _ -> new OfClasses(name, version, "classification", typed(predictions));
            case Target.Numeric _ -> new OfNumbers(name, version, "regression", typed(predictions));
        };
    }

    /// The same list: copying it would compute every prediction at once.
    @SuppressWarnings("unchecked") // one model makes predictions of one kind
    private static <T extends Prediction> List<T> typed(List<? extends Prediction> predictions) {
        return (List<T>) predictions;
    }

    /// The answer of a classifier.
    @Schema(name = "predictions.classes")
    record OfClasses(
            @Schema(example = "iris") String model,
            @Schema(example = "3") int version,
            @Schema(allowableValues = "classification") String task,
            List<Prediction.OfClass> predictions)
            implements PredictionsBody {}

    /// The answer of a model that predicts a number.
    @Schema(name = "predictions.numbers")
    record OfNumbers(
            @Schema(example = "diabetes") String model,
            @Schema(example = "1") int version,
            @Schema(allowableValues = "regression") String task,
            List<Prediction.OfNumber> predictions)
            implements PredictionsBody {}
}
