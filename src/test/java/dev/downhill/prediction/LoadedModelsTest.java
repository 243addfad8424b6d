package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.model.ExampleModels;
import dev.downhill.model.ModelDeleted;
import dev.downhill.model.ModelKey;
import dev.downhill.model.ReferencesChanged;
import dev.downhill.request.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LoadedModelsTest {

    private static final DataSize LARGE = DataSize.ofMegabytes(1);

    private final ModelsInMemory models = new ModelsInMemory();

    @BeforeEach
    void createThree() {
        for (String name : List.of("a", "b", "c")) {
            models.create(ExampleModels.sides(name, "job_" + name));
        }
    }

    private LoadedModels keeping(int count, DataSize size) {
        return new LoadedModels(models, new PredictionProperties(10, LARGE, LARGE, count, size, 2), System::nanoTime);
    }

    @Test
    void modelIsLoadedOnce() {
        LoadedModels loaded = keeping(3, LARGE);

        assertThat(loaded.get("a")).isSameAs(loaded.get("a"));
        assertThat(loaded.get("a").key()).isEqualTo(new ModelKey("a", "a", 1));
        assertThat(models.loads).hasValue(1);
    }

    @Test
    void leastRecentlyAskedGoesFirst() {
        LoadedModels loaded = keeping(2, LARGE);
        loaded.get("a");
        loaded.get("b");
        loaded.get("a");
        loaded.get("c");
        assertThat(loaded.size()).isEqualTo(2);
        loaded.get("a");
        assertThat(models.loads).hasValue(3);
        loaded.get("b");
        assertThat(models.loads).hasValue(4);
    }

    /// The weights of one model are 24 bytes.
    @Test
    void weightsAreKeptUpToTheirSize() {
        LoadedModels loaded = keeping(3, DataSize.ofBytes(50));
        loaded.get("a");
        loaded.get("b");
        assertThat(loaded.size()).isEqualTo(2);
        loaded.get("c");
        assertThat(loaded.size()).isEqualTo(2);
    }

    @Test
    void oneModelIsKeptWhateverItsSize() {
        LoadedModels loaded = keeping(3, DataSize.ofBytes(1));
        loaded.get("a");
        loaded.get("a");

        assertThat(models.loads).hasValue(1);
        assertThat(loaded.size()).isEqualTo(1);
    }

    @Test
    void deletedModelIsGoneAtOnce() {
        LoadedModels loaded = keeping(3, LARGE);
        loaded.get("a");
        models.delete("a");
        loaded.changed(new ReferencesChanged("a"));

        assertThatThrownBy(() -> loaded.get("a")).isInstanceOf(ProblemException.class);
        loaded.deleted(new ModelDeleted("a"));
        assertThat(loaded.size()).isZero();
    }

    @Test
    void predictorsOfOneModelServeManyThreadsAlike() throws Exception {
        LoadedModels loaded = keeping(3, LARGE);
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<float[]>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                float x = i;
                answers.add(executor.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    float[] outputs = new float[2];
                    for (int round = 0; round < 50; round++) {
                        loaded.get("a").predict(new float[] {x, 0}, 1, outputs);
                    }
                    return outputs;
                }));
            }
        }
        LoadedModel model = loaded.get("a");
        for (int i = 0; i < threads; i++) {
            float[] alone = new float[2];
            model.predict(new float[] {i, 0}, 1, alone);
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(alone);
        }
        assertThat(models.loads).hasValue(1);
        assertThat(model.bytes()).as("weights and at most one copy a pass").isBetween(48L, 72L);
    }
}
