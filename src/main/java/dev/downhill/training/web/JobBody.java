package dev.downhill.training.web;

import dev.downhill.network.NetworkJson;
import dev.downhill.request.NonFiniteNumbers;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.Progress;
import dev.downhill.training.QueuePlace;
import dev.downhill.training.StopReason;
import dev.downhill.training.curve.Best;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A job as clients see it.
///
/// @param network the id of the stored network, or the network that came with the job
/// @param diagnoses what looks wrong with the training
@Schema(name = JobBody.NAME)
record JobBody(
        String id,
        String object,
        String name,

        @Schema(
                allowableValues = {
                    "queued",
                    "running",
                    "pausing",
                    "paused",
                    "cancelling",
                    "succeeded",
                    "failed",
                    "cancelled"
                })
        String status,

        boolean terminal,

        @Schema(allowableValues = {"completed", "early_stopping", "time_limit", "user", "diverged", "error"}) @Nullable
        String stopReason,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedFinish,
        @Nullable Integer queuePosition,

        @Schema(
                description = "What a queued job waits for: an idle worker, or free memory.",
                allowableValues = {"worker", "memory"})
        @Nullable
        String waitingFor,

        int attempt,
        int priority,
        ProgressBody progress,

        @Schema(description = "The best epoch so far. `model_epoch` is the epoch whose weights the model has.")
        @Nullable
        BestBody best,

        @Schema(
                description = "The unit of every loss of this job and of the evaluation of its model. Losses of"
                        + " numbers are of the standardised target. null for old jobs, which did not store it.",
                allowableValues = {
                    "nats",
                    "probability",
                    "squared_probability",
                    "standard_deviations",
                    "squared_standard_deviations"
                })
        @Nullable
        String lossUnit,

        String dataset,

        JsonNode network,

        @Nullable String model,

        @Schema(
                description = "The epoch whose weights the model has: `best.epoch` if early stopping restores the best"
                        + " weights, otherwise the last complete epoch. A training that is stopped within an epoch"
                        + " keeps the steps of that epoch.")
        @Nullable
        Integer modelEpoch,

        long seed,

        @Schema(description = "All values, defaults included.", ref = "#/components/schemas/hyperparameters")
        JsonNode hyperparameters,

        @Schema(description = "Warnings about the training, one sentence each.")
        List<String> diagnoses,

        @Nullable JobError error,
        List<TransitionBody> transitions,
        Map<String, String> metadata) {

    static final String NAME = "TrainingJob";

    /// @param epoch the last completed epoch
    @Schema(name = "JobProgress")
    record ProgressBody(
            double fraction,
            int epoch,
            int epochs,
            long step,
            @Nullable Double samplesPerSecond,
            @Nullable Integer patienceLeft) {}

    /// @param nonFinite what a loss that is null was
    @Schema(name = "BestEpoch")
    record BestBody(
            int epoch,
            @Nullable Double validationLoss,
            @Nullable Double trainLoss,
            @Nullable String nonFinite) {

        static BestBody of(Best best) {
            String word = NonFiniteNumbers.word(best.loss());
            Double loss = word == null ? best.loss() : null;
            return new BestBody(best.epoch(), best.validated() ? loss : null, best.validated() ? null : loss, word);
        }
    }

    @Schema(name = "JobTransition")
    record TransitionBody(String status, Instant at) {}

    static JobBody of(Job job, Optional<QueuePlace> place) {
        Progress progress = job.progress();
        StopReason reason = job.stopReason();
        Best best = job.best();
        var recipe = job.recipe();
        var hyperparameters = recipe.hyperparameters();
        String networkId = recipe.network();
        return new JobBody(
                job.id(),
                "training.job",
                job.name(),
                job.status().label(),
                job.status().isTerminal(),
                reason == null ? null : reason.label(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                progress.estimatedFinish(),
                place.map(QueuePlace::position).orElse(null),
                place.map(waiting -> waiting.forMemory() ? "memory" : "worker").orElse(null),
                job.attempt(),
                job.priority(),
                new ProgressBody(
                        progress.fraction(),
                        progress.epoch(),
                        hyperparameters.epochs(),
                        progress.step(),
                        progress.samplesPerSecond(),
                        progress.patienceLeft()),
                best == null ? null : BestBody.of(best),
                LossUnits.label(recipe),
                recipe.dataset(),
                networkId == null ? NetworkJson.write(recipe.spec()) : StringNode.valueOf(networkId),
                job.model(),
                job.modelEpoch(),
                hyperparameters.seed(),
                HyperparametersJson.write(hyperparameters),
                job.diagnoses(),
                job.error(),
                job.transitions().stream()
                        .map(transition ->
                                new TransitionBody(transition.status().label(), transition.at()))
                        .toList(),
                job.metadata());
    }
}
