package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.RowWeights;
import dev.downhill.model.Evaluation;
import dev.downhill.model.Evaluator;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Trainer;
import dev.downhill.nn.train.TrainingListener;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.nn.train.TrainingResult;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Table;
import dev.downhill.pipeline.Target;
import dev.downhill.training.hyperparameter.ClassWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// A weight says how often a row counts, so training on weighted rows is judged by training on rows that are repeated.
class WeightedTrainingTest {

    private static final int ROWS = 60;
    private static final Offset<Double> CLOSE = within(2e-5);

    /// The epochs of a training, and the evaluation of its model.
    private record Run(List<EpochResult> epochs, TrainingResult result, Evaluation evaluation) {}

    private static int weight(int row) {
        return row < 6 ? 1 + row % 2 : row * 7 % 4;
    }

    /// @param repeated whether a row stands as often as its weight says, and has none
    private static Table table(boolean classes, boolean repeated) {
        int[] source = IntStream.range(0, ROWS)
                .flatMap(row -> IntStream.range(0, repeated ? weight(row) : 1).map(_ -> row))
                .toArray();
        float[] x = new float[source.length];
        float[] size = new float[source.length];
        float[] price = new float[source.length];
        float[] weights = new float[source.length];
        String[] colour = new String[source.length];
        String[] kind = new String[source.length];
        for (int i = 0; i < source.length; i++) {
            int row = source[i];
            x[i] = (float) Math.sin(12.9898 * (row + 1));
            size[i] = row % 7 == 3 ? Float.NaN : 100 + row;
            colour[i] = row % 3 == 0 ? "red" : row % 3 == 1 ? "blue" : "green";
            price[i] = 50 * x[i] + row % 5;
            kind[i] = x[i] > 0.4 ? "up" : row % 2 == 0 ? "down" : "flat";
            weights[i] = weight(row);
        }
        Table table = new Table().numbers("x", x).numbers("size", size).categories("colour", Role.INPUT, colour);
        if (!repeated) {
            table.numbers("w", Role.WEIGHT, weights);
        }
        return classes ? table.categories("kind", Role.TARGET, kind) : table.numbers("price", Role.TARGET, price);
    }

    private static Run train(boolean classes, boolean repeated, boolean balanced, Loss loss, int threads) {
        Table table = table(classes, repeated);
        Dataset dataset = table.dataset();
        RowWeights weights = RowWeights.of(dataset);
        int[] all = IntStream.range(0, table.count()).toArray();
        int[] counting = weights.counting(table, all);
        Pipeline pipeline = Pipeline.fit(dataset, table, all);
        EncodedRows rows = new EncodedRows(table, counting, pipeline, weights, weights.mean(table, counting));
        Head head = pipeline.target().head(loss);
        List<Double> classWeights = balanced && pipeline.target() instanceof Target.Classes target
                ? new ClassWeight.Balanced()
                        .of(target.labels(), rows.classCounts(target.labels().size()))
                : List.of();
        NetworkSpec network =
                new NetworkSpec(List.of(new LayerSpec.Dense(8, Activation.TANH, true, null), new LayerSpec.Output()));
        TrainingPlan plan = new TrainingPlan(
                network,
                pipeline.inputShape(),
                head,
                loss,
                new OptimizerSpec.Sgd(0.3, 0, false, 0),
                new ScheduleSpec.Constant(),
                TrainingPlan.FULL_BATCH,
                30,
                Regularization.NONE,
                null,
                classWeights,
                null,
                42);
        Recorder recorder = new Recorder();
        TrainingResult result = new Trainer(threads, () -> 0).train(plan, rows, rows, recorder);
        Predictor predictor = Predictor.of(network, pipeline.inputShape(), head, result.parameters(), result.buffers());
        return new Run(
                recorder.epochs, result, Evaluator.evaluate(predictor, pipeline, loss, table, weights, all, all));
    }

    @Test
    void classesOfWeightedRowsAreLearntAsOfRepeatedRows() {
        for (boolean balanced : new boolean[] {false, true}) {
            Run weighted = train(true, false, balanced, Loss.Plain.CROSS_ENTROPY, 1);
            Run repeated = train(true, true, balanced, Loss.Plain.CROSS_ENTROPY, 1);
            assertSame(weighted, repeated);
            assertThat(weighted.evaluation().accuracy())
                    .isEqualTo(repeated.evaluation().accuracy(), CLOSE);
            List<Evaluation.ClassScore> expected =
                    Objects.requireNonNull(repeated.evaluation().classes());
            for (Evaluation.ClassScore score :
                    Objects.requireNonNull(weighted.evaluation().classes())) {
                Evaluation.ClassScore twin = expected.stream()
                        .filter(other -> other.label().equals(score.label()))
                        .findFirst()
                        .orElseThrow();
                assertThat(score.rocAuc()).isCloseTo(Objects.requireNonNull(twin.rocAuc()), CLOSE);
                assertThat(score.f1()).isCloseTo(Objects.requireNonNull(twin.f1()), CLOSE);
            }
        }
    }

    @Test
    void numbersOfWeightedRowsAreLearntAsOfRepeatedRows() {
        for (Loss loss : List.of(Loss.Plain.MSE, Loss.Plain.MAE, new Loss.Huber(0.5))) {
            Run weighted = train(false, false, false, loss, 1);
            Run repeated = train(false, true, false, loss, 1);
            assertSame(weighted, repeated);
            assertThat(weighted.evaluation().rmse())
                    .isCloseTo(Objects.requireNonNull(repeated.evaluation().rmse()), within(1e-3));
            assertThat(weighted.evaluation().r2())
                    .isCloseTo(Objects.requireNonNull(repeated.evaluation().r2()), CLOSE);
        }
    }

    @Test
    void weightsOfTheNetworkDoNotDependOnThreads() {
        TrainingResult one =
                train(true, false, true, Loss.Plain.CROSS_ENTROPY, 1).result();
        TrainingResult two =
                train(true, false, true, Loss.Plain.CROSS_ENTROPY, 2).result();
        assertThat(WeightsHash.sha256(one.parameters(), one.buffers()))
                .isEqualTo(WeightsHash.sha256(two.parameters(), two.buffers()));
    }

    private static void assertSame(Run weighted, Run repeated) {
        for (int i = 0; i < weighted.epochs().size(); i++) {
            EpochResult left = weighted.epochs().get(i);
            EpochResult right = repeated.epochs().get(i);
            assertThat(left.train().loss()).isCloseTo(right.train().loss(), CLOSE);
            assertThat(left.gradientNorm()).isCloseTo(right.gradientNorm(), CLOSE);
            assertThat(left.train().accuracy()).isEqualTo(right.train().accuracy(), CLOSE);
            assertThat(left.train().rmse()).isEqualTo(right.train().rmse(), CLOSE);
            assertThat(Objects.requireNonNull(left.validation()).loss())
                    .isCloseTo(Objects.requireNonNull(right.validation()).loss(), CLOSE);
        }
        assertThat(weighted.evaluation().loss())
                .isCloseTo(Objects.requireNonNull(repeated.evaluation().loss()), CLOSE);
        assertThat(Objects.requireNonNull(weighted.evaluation().baseline()).loss())
                .isCloseTo(
                        Objects.requireNonNull(
                                Objects.requireNonNull(repeated.evaluation().baseline())
                                        .loss()),
                        CLOSE);
    }

    private static final class Recorder implements TrainingListener {

        private final List<EpochResult> epochs = new ArrayList<>();

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
