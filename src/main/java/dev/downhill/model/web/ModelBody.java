package dev.downhill.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.model.Evaluation;
import dev.downhill.model.Provenance;
import dev.downhill.model.TrainedModel;
import dev.downhill.network.NetworkJson;
import dev.downhill.pipeline.Target;
import dev.downhill.request.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A trained model without its weights.
///
/// @param labels the classes in the order of the network's outputs; null for a numeric target
/// @param network its layers, every default resolved
/// @param parameters trainable numbers
/// @param inputSchema what an instance looks like, in the order that arrays have
/// @param preprocessing what was fitted on the training rows
/// @param example a prediction for a shell
@Schema(name = "model")
record ModelBody(
        String id,
        String object,
        String name,
        int version,
        Instant createdAt,
        List<String> aliases,

        @Schema(allowableValues = {"classification", "regression"})
        String task,

        String target,
        @Nullable List<String> labels,

        @Schema(description = "Its layers, defaults included.")
        JsonNode network,

        long parameters,
        String weightsSha256,
        List<InputField> inputSchema,

        @Schema(description = "Preprocessing, fitted on the training rows.")
        JsonNode preprocessing,

        String loss,

        @Schema(description = "Summary of the evaluation.") Metrics metrics,

        Origin provenance,
        String example) {

    /// The figures of the test rows; those that do not belong to the task are null.
    ///
    /// @param rows test rows
    /// @param lossUnit as the evaluation explains it
    /// @param nonFinite which figures are `nan`, `inf` or `-inf`
    @Schema(name = "model.metrics")
    record Metrics(
            int rows,
            @Nullable Double loss,
            String lossUnit,
            @Nullable Double accuracy,
            @Nullable Double mae,
            @Nullable Double rmse,
            @Nullable Double r2,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> nonFinite) {

        static Metrics of(TrainedModel model) {
            Evaluation evaluation = model.evaluation();
            NonFinite finite = new NonFinite();
            return new Metrics(
                    evaluation.rows(),
                    finite.of("loss", evaluation.loss()),
                    model.lossUnit().label(),
                    finite.of("accuracy", evaluation.accuracy()),
                    finite.of("mae", evaluation.mae()),
                    finite.of("rmse", evaluation.rmse()),
                    finite.of("r2", evaluation.r2()),
                    finite.words());
        }
    }

    /// Enough to train it again to the same bits.
    ///
    /// @param hyperparameters of the job, every default resolved
    /// @param kernels which arithmetic ran, and why
    @Schema(name = "model.provenance")
    record Origin(
            String job,
            String dataset,
            String datasetSha256,

            @Schema(description = "Hyperparameters of the job, defaults included.")
            JsonNode hyperparameters,

            long seed,
            String engineVersion,
            String kernels,
            int trainingRows,
            int validationRows,
            int testRows) {

        static Origin of(Provenance provenance) {
            return new Origin(
                    provenance.job(),
                    provenance.dataset(),
                    provenance.datasetSha256(),
                    Json.parse(provenance.hyperparameters()),
                    provenance.seed(),
                    provenance.engineVersion(),
                    provenance.kernels(),
                    provenance.trainingRows(),
                    provenance.validationRows(),
                    provenance.testRows());
        }
    }

    /// @param service where the client reaches this service: `http://127.0.0.1:8080`
    static ModelBody of(TrainedModel model, String service) {
        Target target = model.pipeline().target();
        List<String> labels = target instanceof Target.Classes classes ? classes.labels() : null;
        return new ModelBody(
                model.id(),
                "model",
                model.name(),
                model.version(),
                model.createdAt(),
                model.aliases(),
                labels == null ? "regression" : "classification",
                target.column(),
                labels,
                NetworkJson.write(model.network()),
                model.parameterCount(),
                model.weightsSha256(),
                model.pipeline().columns().stream().map(InputField::of).toList(),
                Json.parse(model.pipeline().toJson()),
                model.loss().name().toLowerCase(Locale.ROOT),
                Metrics.of(model),
                Origin.of(model.provenance()),
                CurlExample.of(model, service));
    }
}
