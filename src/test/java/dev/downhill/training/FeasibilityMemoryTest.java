package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.downhill.dataset.Role;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.pipeline.Table;
import dev.downhill.request.Json;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.training.hyperparameter.MemoryEstimate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The shelf's service has 64 MiB.
class FeasibilityMemoryTest {

    private final Shelf shelf = new Shelf();
    private final JobRequests requests = new JobRequests(shelf.datasets(), shelf.networks(), shelf.feasibility());

    private JobRequest read(int units, String batch) {
        String json = "{'dataset':'ds_classes','batch_size':" + batch + ",'network':{'layers':[{'type':'dense','units':"
                + units + "},{'type':'output'}]}}";
        return requests.read(JsonObjectReader.of(Json.parse(json.replace('\'', '"')), "#", new Problems()));
    }

    private Problem refused(int units, String batch) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(units, batch));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.UNFIT);
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().getFirst();
    }

    @Test
    void everyPartIsCounted() {
        LayerSpec dense = new LayerSpec.Dense(8, Activation.RELU, true, Initializer.Scaled.HE_UNIFORM);
        NetworkSpec network = new NetworkSpec(List.of(
                new LayerSpec.Flatten(), new LayerSpec.Residual(List.of(dense, dense)), new LayerSpec.Output()));
        MemoryEstimate estimate = MemoryEstimate.of(
                ShapeInference.infer(network, Shape.of(2, 4, 1), new Head(3, Link.SOFTMAX)),
                Sample.HYPERPARAMETERS,
                10);
        int parameters = 2 * (8 * 8 + 8) + 8 * 3 + 3;
        assertThat(estimate)
                .as("Adam with early stopping; three times eight values and three outputs a row")
                .isEqualTo(new MemoryEstimate(
                        8L * parameters,
                        4L * parameters,
                        8L * parameters,
                        10 * 4 * 2 * (3 * 8 + 3),
                        0,
                        10 * 4 * 2 * 9,
                        0));
        assertThat(estimate.total()).isEqualTo(20L * parameters + 2160 + 720);
    }

    /// 128 rows of 1,024 values: a panel of 256 steps for each row, input and unit.
    @Test
    void panelsOfLargeProductsAreCounted() {
        LayerSpec dense = new LayerSpec.Dense(1_024, Activation.RELU, true, Initializer.Scaled.HE_UNIFORM);
        NetworkSpec network = new NetworkSpec(List.of(dense, new LayerSpec.Output()));
        MemoryEstimate estimate = MemoryEstimate.of(
                ShapeInference.infer(network, Shape.of(1_024), new Head(3, Link.SOFTMAX)), Sample.HYPERPARAMETERS, 128);
        assertThat(estimate.panels()).isBetween(4L * 1_024 * (1_024 + 128), 10L << 20);
    }

    @Test
    void whatFitsInSmallBatchesAloneIsRefusedInLargeOnesWithTheEstimate() {
        assertThat(read(10_000, "32").recipe().hyperparameters().batchSize()).isEqualTo(32);
        Problem problem = refused(10_000, "1024");
        assertThat(problem.pointer()).isEqualTo("#/network");
        assertThat(problem.code()).isEqualTo("too_large_for_memory");
        assertThat(problem.detail())
                .isEqualTo(
                        "This training takes at least 79 MiB of memory (MiB of parameters 0, gradients 0,"
                                + " optimizer state 0, activations 78, panels 0, data 0, evaluation 0); this service has 64 MiB.");
        assertThat(problem.hint()).contains("batch_size");
    }

    /// 12,000 rows of 600 classes: 1,800 test rows, each with a score of eight bytes for every class.
    @Test
    void figuresOfManyClassesAreCounted() {
        String[] classes = new String[12_000];
        Arrays.setAll(classes, row -> "c" + row % 600);
        shelf.put("many", new Table().numbers("x", new float[classes.length]).categories("y", Role.TARGET, classes));
        MemoryEstimate estimate = MemoryEstimate.of(
                shelf.datasets().get("ds_many"),
                Sample.NETWORK,
                ShapeInference.infer(Sample.NETWORK, Shape.of(1), new Head(600, Link.SOFTMAX)),
                Sample.HYPERPARAMETERS);
        assertThat(estimate.evaluation()).isEqualTo(600 * 600 * 12 + 600 * 1800 * 8);
        assertThat(estimate.total())
                .isEqualTo(estimate.parameters()
                        + Math.max(
                                estimate.evaluation(),
                                estimate.gradients()
                                        + estimate.optimizer()
                                        + estimate.activations()
                                        + estimate.panels()
                                        + estimate.data()));
    }

    @Test
    void aFullBatchTakesNoMoreThanItsPasses() {
        NetworkSpec plain = new NetworkSpec(List.of(new LayerSpec.Output()));
        NetworkSpec seesBatch = new NetworkSpec(List.of(new LayerSpec.BatchNorm(0.9, 1e-5), new LayerSpec.Output()));
        assertThat(TrainingPlan.passRows(plain, TrainingPlan.FULL_BATCH, 5000)).isEqualTo(1024);
        assertThat(TrainingPlan.passRows(plain, 4000, 5000)).isEqualTo(1024);
        assertThat(TrainingPlan.passRows(plain, 4000, 500)).isEqualTo(500);
        assertThat(TrainingPlan.passRows(seesBatch, 4000, 5000)).isEqualTo(4000);
        assertThat(TrainingPlan.passRows(seesBatch, TrainingPlan.FULL_BATCH, 5000))
                .isEqualTo(1024);
    }

    @Test
    void parametersAloneCanBeTooMany() {
        assertThat(refused(1 << 20, "1").detail()).contains("parameters 40, gradients 20, optimizer state 40");
    }
}
