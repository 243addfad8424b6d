package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Role;
import dev.downhill.dataset.RowWeights;
import dev.downhill.nn.Predictor;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Table;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    /// More rows than one chunk holds.
    private static final int ROWS = 2500;

    private static final int[] TRAINING = {0, 1};
    private static final int[] TEST = IntStream.range(2, ROWS).toArray();

    private static Evaluation evaluate(NewModel model, Table table, Pipeline pipeline) {
        Predictor predictor =
                Predictor.of(model.network(), pipeline.inputShape(), model.head(), model.parameters(), model.buffers());
        return Evaluator.evaluate(predictor, pipeline, model.loss(), table, RowWeights.EQUAL, TRAINING, TEST);
    }

    /// The model says right where `x > 0`; the truth is right also in every tenth row where it is not.
    @Test
    void classesAreScoredOverAllChunks() {
        float[] x = new float[ROWS];
        String[] side = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = i % 2 == 0 ? -1 : 1;
            side[i] = x[i] > 0 || (i > 1 && i % 10 == 0) ? "right" : "left";
        }
        Table table = new Table().numbers("x", x).numbers("y", x).categories("side", Role.TARGET, side);
        NewModel model = ExampleModels.sides("sides", "job_1");
        Evaluation evaluation = evaluate(model, table, Pipeline.fit(table.dataset(), table, TRAINING));

        int wrong = 249;
        int right = 1249;
        assertThat(evaluation.rows()).isEqualTo(ROWS - 2);
        assertThat(evaluation.accuracy()).isEqualTo(1 - wrong / (ROWS - 2.0));
        double miss = Math.log1p(Math.exp(2));
        double hit = Math.log1p(Math.exp(-2));
        assertThat(evaluation.loss()).isCloseTo((wrong * miss + (ROWS - 2 - wrong) * hit) / (ROWS - 2), within(1e-5));
        Evaluation.ConfusionMatrix matrix = Objects.requireNonNull(evaluation.confusionMatrix());
        assertThat(matrix.counts().get(1)).containsExactly(wrong, right);
        Evaluation.Baseline baseline = Objects.requireNonNull(evaluation.baseline());
        assertThat(baseline.loss()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void numbersAreScoredInTheirOwnUnits() {
        float[] size = new float[ROWS];
        float[] price = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            size[i] = i % 2 == 0 ? -1 : 1;
            price[i] = 100 + 20 * size[i] + (i > 1 ? 3 : 0);
        }
        Table table = new Table().numbers("size", size).numbers("price", Role.TARGET, price);
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, TRAINING);
        NewModel model = ExampleModels.prices("prices", "job_1");
        Predictor predictor =
                Predictor.of(model.network(), Shape.of(1), model.head(), new float[] {1, 0}, new float[0]);
        Evaluation evaluation =
                Evaluator.evaluate(predictor, pipeline, Loss.Plain.MSE, table, RowWeights.EQUAL, TRAINING, TEST);

        assertThat(evaluation.mae()).isCloseTo(3, within(1e-4));
        assertThat(evaluation.rmse()).isCloseTo(3, within(1e-4));
        assertThat(evaluation.loss()).isCloseTo(9 / 400.0, within(1e-5));
        assertThat(evaluation.r2()).isCloseTo(1 - 9 / 400.0, within(1e-4));
        assertThat(Objects.requireNonNull(evaluation.baseline()).mae()).isCloseTo(20, within(0.01));
    }
}
