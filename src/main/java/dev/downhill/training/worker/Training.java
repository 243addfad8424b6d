package dev.downhill.training.worker;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.split.Split;
import dev.downhill.model.Evaluation;
import dev.downhill.model.Evaluator;
import dev.downhill.model.NewModel;
import dev.downhill.model.Provenance;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.Trainer;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.nn.train.TrainingResult;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Target;
import dev.downhill.training.AttemptLostException;
import dev.downhill.training.Job;
import dev.downhill.training.JobStore;
import dev.downhill.training.Recipe;
import dev.downhill.training.StopReason;
import dev.downhill.training.checkpoint.Checkpoints;
import dev.downhill.training.hyperparameter.ClassWeight;
import dev.downhill.training.hyperparameter.Hyperparameters;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/// One training from the stored rows to the evaluated model: split, fit the preprocessing on the training rows
/// alone, train, and only then look at the test rows.
final class Training {

    private final Datasets datasets;
    private final JobStore store;
    private final Function<String, Checkpoints> checkpoints;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Trainer trainer;
    private final Engine engine;
    private final TrainingMeters meters;
    private final Duration checkpointInterval;

    /// @param checkpoints those of a job, by its id
    /// @param checkpointInterval between checkpoints after epochs; zero for one after every epoch
    Training(
            Datasets datasets,
            JobStore store,
            Function<String, Checkpoints> checkpoints,
            TransactionOperations transactions,
            InstantSource clock,
            Trainer trainer,
            Engine engine,
            TrainingMeters meters,
            Duration checkpointInterval) {
        this.datasets = datasets;
        this.store = store;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.clock = clock;
        this.trainer = trainer;
        this.engine = engine;
        this.meters = meters;
        this.checkpointInterval = checkpointInterval;
    }

    /// The engine that computed the weights, for a model's provenance.
    record Engine(String version, String kernels) {}

    /// A training that came to its end.
    ///
    /// @param reason why it ended
    record Trained(StopReason reason, NewModel model) {}

    /// Trains until the plan, early stopping, the time limit or `stop` ends it, from the last checkpoint where there is
    /// one.
    ///
    /// @return nothing where training shall go on later, or was cancelled before its first epoch was complete
    /// @throws AttemptLostException if another worker has the job now
    Optional<Trained> run(Job job, StopSignal stop) {
        Recipe recipe = job.recipe();
        Hyperparameters hyperparameters = recipe.hyperparameters();
        Dataset dataset = datasets.get(recipe.dataset());
        try (Rows rows = datasets.open(dataset.id())) {
            Split split = Split.of(dataset, rows, hyperparameters.split(), hyperparameters.seed());
            Pipeline pipeline = Pipeline.fit(hyperparameters.split().withoutRule(dataset), rows, split.train());
            Head head = pipeline.target().head(hyperparameters.loss());
            RowWeights weights = RowWeights.of(dataset);
            int[] trained = weights.counting(rows, split.train());
            double usual = weights.mean(rows, trained);
            EncodedRows training = new EncodedRows(rows, trained, pipeline, weights, usual);
            EncodedRows validation =
                    new EncodedRows(rows, weights.counting(rows, split.validation()), pipeline, weights, usual);
            TrainingPlan plan = hyperparameters.plan(
                    recipe.spec(), pipeline.inputShape(), head, classWeights(hyperparameters.classWeight(), training));
            Checkpoints kept = checkpoints.apply(job.id());
            Checkpoint from = kept.newest().orElse(null);
            TrainingResult result;
            try (ProgressListener listener = new ProgressListener(
                    job,
                    store,
                    kept,
                    transactions,
                    stop,
                    clock,
                    pace(hyperparameters, trained.length, from),
                    meters,
                    from,
                    unit(pipeline.target()),
                    SideWriter.of(job.id()),
                    checkpointInterval)) {
                listener.begin();
                result = trainer.train(plan, training, validation, listener, from);
                listener.end();
            }
            return reason(result, stop)
                    .map(reason -> new Trained(reason, model(job, dataset, rows, split, pipeline, head, result)));
        }
    }

    private static List<Double> classWeights(@Nullable ClassWeight weight, EncodedRows training) {
        return weight != null && training.pipeline().target() instanceof Target.Classes classes
                ? weight.of(
                        classes.labels(), training.classCounts(classes.labels().size()))
                : List.of();
    }

    /// The time limit counts training alone, and all attempts together.
    private ThroughputEstimate pace(Hyperparameters hyperparameters, int trainingRows, @Nullable Checkpoint from) {
        Instant now = clock.instant();
        Integer limit = hyperparameters.timeLimitSeconds();
        long spent = from == null ? 0 : (long) (from.seconds() * 1000);
        return new ThroughputEstimate(
                now,
                from == null ? 0 : from.samples(),
                trainingRows,
                hyperparameters.epochs(),
                limit == null ? null : now.plusSeconds(limit).minusMillis(spent));
    }

    private static double unit(Target target) {
        return switch (target) {
            case Target.Classes _ -> 1;
            case Target.Numeric number -> number.std();
        };
    }

    /// Nothing where there is nothing to make a model of yet.
    private static Optional<StopReason> reason(TrainingResult result, StopSignal stop) {
        return switch (result.stop()) {
            case COMPLETED -> Optional.of(StopReason.COMPLETED);
            case EARLY_STOPPING -> Optional.of(StopReason.EARLY_STOPPING);
            case REQUESTED ->
                switch (stop.cause().orElseThrow()) {
                    case TIME_LIMIT -> Optional.of(StopReason.TIME_LIMIT);
                    case CANCELLED -> result.epochs() == 0 ? Optional.empty() : Optional.of(StopReason.USER);
                    case PAUSED, SHUTDOWN -> Optional.empty();
                };
        };
    }

    private NewModel model(
            Job job, Dataset dataset, Rows rows, Split split, Pipeline pipeline, Head head, TrainingResult result) {
        Recipe recipe = job.recipe();
        Hyperparameters hyperparameters = recipe.hyperparameters();
        FiniteWeights finite = new FiniteWeights(result, epochOf(result, hyperparameters));
        finite.requireFinite();
        Evaluation evaluation = evaluate(recipe, dataset, rows, split, pipeline, head, result, finite);
        finite.requireFinite(evaluation);
        Provenance provenance = new Provenance(
                job.id(),
                dataset.id(),
                dataset.sha256(),
                HyperparametersJson.write(hyperparameters).toString(),
                hyperparameters.seed(),
                engine.version(),
                engine.kernels(),
                split.train().length,
                split.validation().length,
                split.test().length);
        return new NewModel(
                job.name(),
                recipe.spec(),
                head,
                hyperparameters.loss(),
                pipeline,
                result.parameters(),
                result.buffers(),
                evaluation,
                provenance);
    }

    /// The epoch that the weights are of; one that was begun counts.
    private static int epochOf(TrainingResult result, Hyperparameters hyperparameters) {
        EarlyStopping rule = hyperparameters.earlyStopping();
        boolean restored = rule != null && rule.restoreBest() && result.bestEpoch() > 0;
        return restored ? result.bestEpoch() : Math.max(1, result.epochs());
    }

    private Evaluation evaluate(
            Recipe recipe,
            Dataset dataset,
            Rows rows,
            Split split,
            Pipeline pipeline,
            Head head,
            TrainingResult result,
            FiniteWeights finite) {
        try (Team team = trainer.team()) {
            Predictor predictor = Predictor.of(
                    recipe.spec(), pipeline.inputShape(), head, result.parameters(), result.buffers(), team);
            finite.requireFiniteOutputs(predictor, pipeline, head.units(), rows, split.train());
            return Evaluator.evaluate(
                    predictor,
                    pipeline,
                    recipe.hyperparameters().loss(),
                    rows,
                    RowWeights.of(dataset),
                    split.train(),
                    split.test());
        }
    }
}
