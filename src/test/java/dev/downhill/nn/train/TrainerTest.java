package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Head TWO_CLASSES = new Head(2, Link.SOFTMAX);
    private static final NetworkSpec MLP = new NetworkSpec(List.of(
            new LayerSpec.Dense(16, Activation.TANH, true, null),
            new LayerSpec.Dense(16, Activation.RELU, true, null),
            new LayerSpec.Output()));
    private static final NetworkSpec CONVOLUTION = new NetworkSpec(List.of(
            new LayerSpec.Conv2d(5, Extent.square(3), Extent.square(1), Padding.SAME, Activation.RELU, true, null),
            new LayerSpec.BatchNorm(0.9, 1e-5),
            new LayerSpec.MaxPool2d(Extent.square(2), Extent.square(2), Padding.VALID),
            new LayerSpec.Conv2d(
                    20, Extent.square(3), Extent.square(2), Padding.VALID, Activation.LEAKY_RELU, true, null),
            new LayerSpec.Flatten(),
            new LayerSpec.Dropout(0.25),
            new LayerSpec.Dense(33, Activation.SIGMOID, true, null),
            new LayerSpec.Output()));

    @Test
    void learnsExclusiveOr() {
        TrainingResult result = train(plan(MLP, Shape.of(2), 4, 300, null), 1, KernelFixtures.vector());

        assertThat(result.stop()).isEqualTo(TrainingResult.Stop.COMPLETED);
        assertThat(result.bestLoss()).isLessThan(0.05);
    }

    @Test
    void weightsDoNotDependOnThreadsOrKernels() {
        for (TrainingPlan plan :
                List.of(plan(MLP, Shape.of(2), 7, 5, null), plan(CONVOLUTION, Shape.of(12, 12, 3), 7, 3, null))) {
            String expected = hash(train(plan, 1, KernelFixtures.scalar()));
            for (int threads : new int[] {1, 2, 3, 8}) {
                assertThat(hash(train(plan, threads, KernelFixtures.vector())))
                        .as("%d threads", threads)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void anotherSeedYieldsOtherWeights() {
        TrainingPlan plan = plan(MLP, Shape.of(2), 4, 2, null);
        TrainingPlan other = new TrainingPlan(
                plan.network(),
                plan.input(),
                plan.head(),
                plan.loss(),
                plan.optimizer(),
                plan.schedule(),
                plan.batchSize(),
                plan.epochs(),
                plan.regularization(),
                null,
                List.of(),
                null,
                plan.seed() + 1);

        assertThat(hash(train(plan, 1, KernelFixtures.vector())))
                .isNotEqualTo(hash(train(other, 1, KernelFixtures.vector())));
    }

    @Test
    void aLargeStepInSeveralPassesEqualsOnePass() {
        Examples rows = new Checkers(2_500, 2);
        TrainingPlan full = plan(MLP, Shape.of(2), TrainingPlan.FULL_BATCH, 2, null);
        TrainingPlan exact = plan(MLP, Shape.of(2), 2_500, 2, null);

        assertThat(hash(new Trainer(2, KernelFixtures.vector(), () -> 0).train(full, rows, rows, new Recorder())))
                .isEqualTo(hash(
                        new Trainer(1, KernelFixtures.scalar(), () -> 0).train(exact, rows, rows, new Recorder())));
    }

    @Test
    void theGradientsNormIsThatBeforeClipping() {
        TrainingPlan plan = plan(MLP, Shape.of(2), TrainingPlan.FULL_BATCH, 1, null);
        Recorder free = new Recorder();
        Recorder bound = new Recorder();
        Examples rows = new Checkers(50, 2);
        TrainingResult whole = new Trainer(1, KernelFixtures.vector(), () -> 0).train(plan, rows, rows, free);
        TrainingResult clipped = new Trainer(1, KernelFixtures.vector(), () -> 0)
                .train(clipped(plan, new GradientClipping(1e-5, 1e-6)), rows, rows, bound);
        assertThat(bound.epochs.getFirst().gradientNorm())
                .isEqualTo(free.epochs.getFirst().gradientNorm())
                .isGreaterThan(1e-3);
        assertThat(hash(clipped)).isNotEqualTo(hash(whole));
    }

    private static TrainingPlan clipped(TrainingPlan plan, GradientClipping clipping) {
        return new TrainingPlan(
                plan.network(),
                plan.input(),
                plan.head(),
                plan.loss(),
                new OptimizerSpec.Sgd(0.1, 0, false, 0),
                plan.schedule(),
                plan.batchSize(),
                plan.epochs(),
                plan.regularization(),
                clipping,
                plan.classWeights(),
                plan.earlyStopping(),
                plan.seed());
    }

    @Test
    void earlyStoppingRestoresTheBestWeights() {
        EarlyStopping rule = new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 3, 0, true);
        TrainingPlan plan = plan(MLP, Shape.of(2), 4, 400, rule);
        Examples training = new Checkers(12, 2);
        Examples validation = new Checkers(40, 2);
        Recorder seen = new Recorder();

        TrainingResult result =
                new Trainer(1, KernelFixtures.vector(), () -> 0).train(plan, training, validation, seen);
        TrainingPlan untilBest = plan(MLP, Shape.of(2), 4, result.bestEpoch(), null);
        TrainingResult again =
                new Trainer(1, KernelFixtures.vector(), () -> 0).train(untilBest, training, validation, new Recorder());

        assertThat(result.stop()).isEqualTo(TrainingResult.Stop.EARLY_STOPPING);
        assertThat(result.epochs()).isEqualTo(result.bestEpoch() + 3);
        assertThat(hash(result)).isEqualTo(hash(again));
        assertThat(seen.epochs.getLast().patienceLeft()).isZero();
    }

    @Test
    void anInfiniteLossNamesEpochAndBatch() {
        TrainingPlan plan = new TrainingPlan(
                MLP,
                Shape.of(2),
                Head.forNumber(),
                Loss.Plain.MSE,
                new OptimizerSpec.Sgd(1e30, 0, false, 0),
                new ScheduleSpec.Constant(),
                4,
                50,
                Regularization.NONE,
                null,
                List.of(),
                null,
                1);

        assertThatThrownBy(() -> train(plan, 1, KernelFixtures.vector()))
                .isInstanceOf(DivergedException.class)
                .hasMessageMatching("The loss became (NaN|Infinity) in epoch \\d+, batch \\d+\\.");
    }

    @Test
    void theListenerEndsTraining() {
        TrainingPlan plan = plan(MLP, Shape.of(2), 4, 50, null);
        Recorder third = new Recorder() {
            @Override
            public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
                return epoch == 3;
            }
        };

        TrainingResult result = new Trainer(1, KernelFixtures.vector(), () -> 0)
                .train(plan, new Checkers(20, 2), new Checkers(20, 2), third);

        assertThat(result.stop()).isEqualTo(TrainingResult.Stop.REQUESTED);
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(third.epochs).hasSize(2);
    }

    private static TrainingResult train(TrainingPlan plan, int threads, Kernels kernels) {
        Examples rows = new Checkers(61, plan.input().size());
        return new Trainer(threads, kernels, () -> 0).train(plan, rows, rows, new Recorder());
    }

    private static String hash(TrainingResult result) {
        return WeightsHash.sha256(result.parameters(), result.buffers());
    }

    private static TrainingPlan plan(
            NetworkSpec network, Shape input, int batchSize, int epochs, @Nullable EarlyStopping rule) {
        return new TrainingPlan(
                network,
                input,
                TWO_CLASSES,
                Loss.Plain.CROSS_ENTROPY,
                new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8),
                new ScheduleSpec.Constant(),
                batchSize,
                epochs,
                new Regularization(1e-5, 1e-4, 0, 0),
                null,
                List.of(),
                rule,
                42);
    }

    /// Points in a square, the class by the signs of the first two: exclusive or.
    private record Checkers(int rows, int size) implements Examples {
        @Override
        public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
            for (int i = 0; i < size; i++) {
                inputs[inputOffset + i] = (float) Math.sin(12.9898 * (row + 1) + 78.233 * (i + 1) * (row % 17 + 1));
            }
            boolean odd = inputs[inputOffset] > 0 != inputs[inputOffset + 1] > 0;
            targets[targetOffset] = odd ? 1 : 0;
        }
    }

    private static class Recorder implements TrainingListener {

        final List<EpochResult> epochs = new ArrayList<>();

        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {
            epochs.add(result);
        }

        @Override
        public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
            return false;
        }
    }
}
