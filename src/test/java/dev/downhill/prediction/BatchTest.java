package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.model.ExampleModels;
import dev.downhill.pipeline.RowBatches;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BatchTest {

    private final ModelsInMemory models = new ModelsInMemory();
    private final Problems problems = new Problems();
    private final List<Prediction> predictions = new ArrayList<>();

    @BeforeEach
    void createModel() {
        models.create(ExampleModels.sides("sides", "job_1"));
    }

    private Batch batch() {
        DataSize size = DataSize.ofMegabytes(1);
        LoadedModels loaded =
                new LoadedModels(models, new PredictionProperties(10, size, size, 1, size, 1), System::nanoTime);
        return new Batch(loaded.get("sides"), problems, predictions::add);
    }

    private static List<String> write(float x, float[] inputs, int offset) {
        inputs[offset] = x;
        inputs[offset + 1] = 0;
        return List.of("x = " + x);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                2,
                3,
                RowBatches.MAX_ROWS - 1,
                RowBatches.MAX_ROWS,
                RowBatches.MAX_ROWS + 1,
                3 * RowBatches.MAX_ROWS + 7
            })
    void everyInstanceIsAnsweredInOrder(int rows) {
        Batch batch = batch();
        for (int i = 0; i < rows; i++) {
            float x = i % 3 == 0 ? 1 : -i;
            batch.add((inputs, offset) -> write(x, inputs, offset));
        }
        batch.finish();
        batch.finish();

        assertThat(predictions).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            Prediction.OfClass prediction = (Prediction.OfClass) predictions.get(i);
            assertThat(prediction.label()).isEqualTo(i % 3 == 0 ? "right" : "left");
            assertThat(prediction.warnings()).containsExactly("x = " + (i % 3 == 0 ? 1f : -(float) i));
        }
    }

    @Test
    void nothingIsPredictedOnceAnythingIsWrong() {
        Batch batch = batch();
        batch.add((inputs, offset) -> write(1, inputs, offset));
        batch.add((inputs, offset) -> {
            problems.add("#", "wrong", "This is wrong.");
            return List.of();
        });
        batch.finish();

        assertThat(predictions).isEmpty();
    }
}
