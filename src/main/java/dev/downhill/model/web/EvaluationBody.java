package dev.downhill.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.model.Evaluation;
import dev.downhill.model.Evaluation.Baseline;
import dev.downhill.model.TrainedModel;
import dev.downhill.pipeline.Target;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An evaluation; `task` tells which fields it has.
@Schema(
        name = "evaluation",
        oneOf = {EvaluationBody.OfClasses.class, EvaluationBody.OfNumbers.class},
        discriminatorProperty = "task",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "classification", schema = EvaluationBody.OfClasses.class),
            @DiscriminatorMapping(value = "regression", schema = EvaluationBody.OfNumbers.class)
        })
sealed interface EvaluationBody {

    static EvaluationBody of(TrainedModel model) {
        Evaluation evaluation = model.evaluation();
        NonFinite finite = new NonFinite();
        return switch (model.pipeline().target()) {
            case Target.Classes _ ->
                new OfClasses(
                        "evaluation",
                        model.id(),
                        "classification",
                        evaluation.rows(),
                        finite.of("loss", evaluation.loss()),
                        model.lossUnit().label(),
                        evaluation.accuracy(),
                        ClassBaseline.of(evaluation.baseline()),
                        evaluation.classes(),
                        evaluation.confusionMatrix(),
                        finite.words());
            case Target.Numeric _ ->
                new OfNumbers(
                        "evaluation",
                        model.id(),
                        "regression",
                        evaluation.rows(),
                        finite.of("loss", evaluation.loss()),
                        model.lossUnit().label(),
                        finite.of("mae", evaluation.mae()),
                        finite.of("rmse", evaluation.rmse()),
                        finite.of("r2", evaluation.r2()),
                        NumberBaseline.of(evaluation.baseline()),
                        finite.words());
        };
    }

    /// The metrics of a classifier.
    @Schema(name = "evaluation.classes")
    record OfClasses(
            String object,
            String model,
            @Schema(allowableValues = "classification") String task,
            int rows,
            @Nullable Double loss,

            @Schema(allowableValues = {"nats", "probability", "squared_probability"})
            String lossUnit,

            @Nullable Double accuracy,
            @Nullable ClassBaseline baseline,
            @Nullable List<Evaluation.ClassScore> classes,
            Evaluation.@Nullable ConfusionMatrix confusionMatrix,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> nonFinite)
            implements EvaluationBody {}

    /// The metrics of a regression.
    @Schema(name = "evaluation.numbers")
    record OfNumbers(
            String object,
            String model,
            @Schema(allowableValues = "regression") String task,
            int rows,
            @Nullable Double loss,

            @Schema(
                    description = "Of the standardised target; mae and rmse are in the target's own units.",
                    allowableValues = {"standard_deviations", "squared_standard_deviations"})
            String lossUnit,

            @Nullable Double mae,
            @Nullable Double rmse,
            @Nullable Double r2,
            @Nullable NumberBaseline baseline,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> nonFinite)
            implements EvaluationBody {}

    /// The commonest class of the training rows.
    @Schema(name = "evaluation.classes.baseline")
    record ClassBaseline(
            @Nullable Double accuracy,
            @Nullable Double loss,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> nonFinite) {

        static @Nullable ClassBaseline of(@Nullable Baseline baseline) {
            if (baseline == null) {
                return null;
            }
            NonFinite finite = new NonFinite();
            Double loss = finite.of("loss", baseline.loss());
            return new ClassBaseline(baseline.accuracy(), loss, finite.words());
        }
    }

    /// The mean of the training rows.
    @Schema(name = "evaluation.numbers.baseline")
    record NumberBaseline(
            @Nullable Double loss,
            @Nullable Double mae,
            @Nullable Double rmse) {

        static @Nullable NumberBaseline of(@Nullable Baseline baseline) {
            return baseline == null ? null : new NumberBaseline(baseline.loss(), baseline.mae(), baseline.rmse());
        }
    }
}
