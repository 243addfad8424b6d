package dev.downhill.training;

import dev.downhill.dataset.Role;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.model.Evaluation;
import dev.downhill.model.NewModel;
import dev.downhill.model.Provenance;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.Metrics;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Table;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.hyperparameter.ClassWeight;
import dev.downhill.training.hyperparameter.Hyperparameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Jobs and curves for tests.
public final class Sample {

    /// When sample jobs are created.
    public static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123Z");

    public static final Hyperparameters HYPERPARAMETERS = new Hyperparameters(
            Loss.Plain.CROSS_ENTROPY,
            new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-7),
            new ScheduleSpec.Cosine(0.1, null),
            32,
            100,
            new SplitRule.Random(0.7, 0.15, 0.15, true),
            new Regularization(0, 0.5, 0, 0),
            new GradientClipping(null, 1.0),
            new ClassWeight.Balanced(),
            new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 10, 0, true),
            42,
            3600);

    public static final NetworkSpec NETWORK = new NetworkSpec(List.of(
            new LayerSpec.Dense(8, Activation.RELU, true, Initializer.Scaled.HE_UNIFORM), new LayerSpec.Output()));

    private static final NewModel MODEL = newModel();

    private Sample() {}

    public static Job queued(String id) {
        return queued(id, 0, "net_1");
    }

    public static Job queued(String id, int priority, @Nullable String network) {
        Recipe recipe = new Recipe("ds_1", Task.CLASSIFICATION, network, NETWORK, HYPERPARAMETERS);
        return Job.queued(
                id,
                new JobRequest(
                        "iris", recipe, priority, Map.of("team", "\"blue\" & <co>"), List.of("It may \"fail\".")),
                NOON);
    }

    public static Job running(String id) {
        return queued(id).started(NOON.plusSeconds(1));
    }

    /// The job after each of its moves in turn, each a second later.
    public static Job in(JobStatus status) {
        Instant later = NOON.plusSeconds(2);
        return switch (status) {
            case QUEUED -> queued("job_1");
            case RUNNING -> running("job_1");
            case CANCELLING -> running("job_1").cancelRequested(later);
            case CANCELLED -> queued("job_1").cancelRequested(later);
            case SUCCEEDED -> running("job_1").succeeded(StopReason.COMPLETED, "mdl_1", later);
            case FAILED ->
                running("job_1").failed(StopReason.ERROR, new JobError("internal", "It broke.", "Mend it."), later);
            case PAUSING -> running("job_1").pauseRequested(later);
            case PAUSED -> running("job_1").pauseRequested(later).paused(later);
        };
    }

    /// What a training of the sample network may hand over.
    /// The same job with something to make a model of.
    public static Job withAnEpoch(Job job) {
        return new Job(
                job.id(),
                job.name(),
                job.status(),
                job.stopReason(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.attempt(),
                job.priority(),
                job.progress(),
                new Best(1, 0.5, true),
                job.recipe(),
                job.model(),
                job.error(),
                job.metadata(),
                job.diagnoses(),
                job.transitions());
    }

    public static NewModel model() {
        return MODEL;
    }

    private static NewModel newModel() {
        Table table = new Table().numbers("x", 1, 2, 3, 4).categories("y", Role.TARGET, "a", "b", "a", "b");
        return new NewModel(
                "iris",
                NETWORK,
                new Head(2, Link.SOFTMAX),
                Loss.Plain.CROSS_ENTROPY,
                Pipeline.fit(table.dataset(), table, new int[] {0, 1}),
                new float[0],
                new float[0],
                new Evaluation(0, null, null, null, null, null, null, null, null),
                new Provenance("job_1", "ds_1", "00", "{}", 42, "1", "scalar", 2, 0, 0));
    }

    /// Epochs of a classification that gets better, its validation worse again towards the end.
    public static EpochMetrics epoch(int epoch, int of) {
        double part = (double) epoch / of;
        double wiggle = Math.sin(epoch * 12.9898) * 0.02;
        double train = 1.1 * Math.exp(-4 * part) + 0.02 + wiggle / 2;
        double validation = 1.0 * Math.exp(-4 * part) + 0.12 + 0.3 * Math.max(0, part - 0.45) + wiggle;
        return new EpochMetrics(
                epoch,
                new Metrics(train, 1 - train / 2.4, Double.NaN, Double.NaN),
                new Metrics(validation, 1 - validation / 2.4, Double.NaN, Double.NaN),
                0.001,
                Math.exp(-part),
                0.05);
    }
}
