package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.model.ExampleModels;
import dev.downhill.pipeline.RowBatches;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class StreamedPredictionsTest {

    private final List<Integer> encoded = new ArrayList<>();

    private LoadedModel model() {
        ModelsInMemory models = new ModelsInMemory();
        models.create(ExampleModels.sides("sides", "job_1"));
        DataSize size = DataSize.ofMegabytes(1);
        return new LoadedModels(models, new PredictionProperties(10, size, size, 1, size, 1), System::nanoTime)
                .get("sides");
    }

    private Batch.Encoding instance(int number) {
        return (inputs, offset) -> {
            encoded.add(number);
            inputs[offset] = number % 3 == 0 ? 1 : -number;
            inputs[offset + 1] = 0;
            return List.of();
        };
    }

    @Test
    void eachIsComputedOnceWithItsChunkWhenItIsRead() {
        int rows = 3 * RowBatches.MAX_ROWS + 7;
        StreamedPredictions predictions = new StreamedPredictions(model(), rows, this::instance);
        assertThat(predictions).hasSize(rows);
        assertThat(encoded).as("before the first is read").isEmpty();
        int read = 0;
        for (Prediction prediction : predictions) {
            assertThat(((Prediction.OfClass) prediction).label()).isEqualTo(read % 3 == 0 ? "right" : "left");
            read++;
            assertThat(encoded.size()).isLessThanOrEqualTo(Math.min(rows, read + RowBatches.MAX_ROWS));
        }
        assertThat(read).isEqualTo(rows);
        assertThat(encoded).hasSize(rows);
        assertThatThrownBy(() -> predictions.get(rows)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void onlyLargeAnswersAreStreamed() {
        assertThat(StreamedPredictions.areNeeded(model(), 1000)).isFalse();
        assertThat(StreamedPredictions.areNeeded(model(), 1_000_000)).isTrue();
    }
}
