package dev.downhill.training;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.split.SplitCheck;
import dev.downhill.network.NetworkCheck;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Target;
import dev.downhill.replica.TrainingMemory;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import dev.downhill.training.hyperparameter.BatchOfOne;
import dev.downhill.training.hyperparameter.ClassWeight;
import dev.downhill.training.hyperparameter.Hyperparameters;
import dev.downhill.training.hyperparameter.MemoryEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/// Checks whether a network can be trained on a dataset at all, before anything is stored.
@Component
public final class Feasibility {

    private static final int MAX_LABELS_NAMED = 20;

    private final Datasets datasets;
    private final TrainingMemory memory;

    Feasibility(Datasets datasets, TrainingMemory memory) {
        this.datasets = datasets;
        this.memory = memory;
    }

    /// @param network null if it could not be read; the rest is checked all the same
    /// @return warnings about what can be trained and had better not be
    List<String> check(
            Dataset dataset, @Nullable NetworkSpec network, Hyperparameters hyperparameters, Problems problems) {
        Head head = head(dataset, hyperparameters.loss(), problems);
        List<LayerShape> shapes =
                network == null ? List.of() : checkNetwork(dataset, network, head, hyperparameters, problems);
        EarlyStopping stopping = hyperparameters.earlyStopping();
        if (stopping != null
                && stopping.metric() == EarlyStopping.Metric.VALIDATION_ACCURACY
                && dataset.task() == Task.REGRESSION) {
            problems.add(
                    "#/early_stopping/metric",
                    "needs_classes",
                    "Accuracy counts right classes; the target '" + dataset.target() + "' is a number.",
                    "Watch validation_loss.");
        }
        checkClassWeight(dataset, hyperparameters.classWeight(), problems);
        SplitCheck split = SplitCheck.of(dataset, datasets, hyperparameters.split(), hyperparameters.seed(), problems);
        if (network == null || shapes.isEmpty() || !problems.isEmpty()) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>(split.warnings());
        warnings.addAll(BatchOfOne.warnings(network, shapes, hyperparameters.batchSize(), split.trainingRows()));
        return List.copyOf(warnings);
    }

    /// The memory of a job that was feasible when it came.
    ///
    /// @return empty where its data is gone, which its training will say
    public Optional<MemoryEstimate> estimate(Recipe recipe) {
        Problems problems = new Problems();
        try {
            Dataset dataset = datasets.get(recipe.dataset());
            Head head = head(dataset, recipe.hyperparameters().loss(), problems);
            Dataset learnt = recipe.hyperparameters().split().withoutRule(dataset);
            List<LayerShape> shapes =
                    NetworkCheck.check(recipe.spec(), Pipeline.inputShape(learnt), head, "#", problems);
            return shapes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MemoryEstimate.of(dataset, recipe.spec(), shapes, recipe.hyperparameters()));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private static void checkClassWeight(Dataset dataset, @Nullable ClassWeight weight, Problems problems) {
        if (weight == null) {
            return;
        }
        List<Column.Category> categories = dataset.targetColumn().categories();
        if (dataset.task() == Task.REGRESSION || categories == null) {
            problems.add(
                    "#/class_weight",
                    "needs_classes",
                    "Weights count classes; the target '" + dataset.target() + "' is a number.",
                    "Leave class_weight out.");
        } else if (weight instanceof ClassWeight.ByLabel byLabel) {
            List<String> known = categories.stream().map(Column.Category::value).toList();
            JsonObjectReader weights =
                    JsonObjectReader.of(JsonNodeFactory.instance.objectNode(), "#/class_weight", problems);
            for (String label : byLabel.weights().keySet()) {
                if (!known.contains(label)) {
                    weights.problem(
                            label,
                            "unknown_label",
                            "The target '" + dataset.target() + "' has no class '" + Texts.cut(label, 60) + "'.",
                            "Its classes: "
                                    + known.stream().limit(MAX_LABELS_NAMED).collect(Collectors.joining(", "))
                                    + (known.size() > MAX_LABELS_NAMED ? ", …" : "."));
                }
            }
        }
    }

    private static @Nullable Head head(Dataset dataset, Loss loss, Problems problems) {
        Column column = dataset.targetColumn();
        List<Column.Category> categories = column.categories();
        if (dataset.task() == Task.CLASSIFICATION && (categories == null || categories.size() < 2)) {
            problems.add(
                    "#/dataset",
                    "one_class",
                    "The target '" + dataset.target() + "' has fewer than two classes: there is nothing to tell apart.",
                    null);
            return null;
        }
        Target target = categories == null || dataset.task() == Task.REGRESSION
                ? new Target.Numeric(column.name(), 0, 1)
                : new Target.Classes(
                        column.name(),
                        categories.stream().map(Column.Category::value).toList());
        try {
            return target.head(loss);
        } catch (IllegalArgumentException e) {
            problems.add(
                    "#/loss", "unfit_loss", e.getMessage() + ".", "Leave loss out: it then follows from the target.");
            return null;
        }
    }

    private List<LayerShape> checkNetwork(
            Dataset dataset,
            NetworkSpec network,
            @Nullable Head head,
            Hyperparameters hyperparameters,
            Problems problems) {
        List<LayerShape> shapes;
        try {
            Dataset learnt = hyperparameters.split().withoutRule(dataset);
            shapes = NetworkCheck.check(network, Pipeline.inputShape(learnt), head, "#/network", problems);
        } catch (ProblemException e) {
            merge(e, problems);
            return List.of();
        }
        if (shapes.isEmpty()) {
            return shapes;
        }
        MemoryEstimate estimate = MemoryEstimate.of(dataset, network, shapes, hyperparameters);
        if (estimate.total() > memory.bytes()) {
            problems.add(
                    "#/network",
                    "too_large_for_memory",
                    "This training takes at least " + MemoryEstimate.mebibytes(estimate.total()) + " MiB of memory ("
                            + estimate.text() + "); this service has " + MemoryEstimate.mebibytes(memory.bytes())
                            + " MiB.",
                    "Use a smaller batch_size, fewer units or filters, pool the image first, or start the service with"
                            + " a larger -Xmx.");
        }
        return shapes;
    }

    private static void merge(ProblemException e, Problems problems) {
        if (e.problems().isEmpty()) {
            problems.add("#/dataset", "unfit", e.detail());
        }
        for (Problem problem : e.problems()) {
            problems.add("#/dataset", problem.code(), problem.detail(), problem.hint());
        }
    }
}
