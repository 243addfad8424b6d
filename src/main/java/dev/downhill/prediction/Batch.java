package dev.downhill.prediction;

import dev.downhill.pipeline.RowBatches;
import dev.downhill.pipeline.Target;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The instances of one request on their way through a model, a chunk at a time: memory follows the chunk, not the
/// request. Once anything is wrong nothing is predicted any more, and the rest is only checked. For one thread.
public final class Batch {

    private final LoadedModel model;
    private final Target target;
    private final Problems problems;
    private final Consumer<Prediction> results;
    private final int size;
    private final List<List<String>> warnings = new ArrayList<>();
    private final List<Map<String, Object>> keys = new ArrayList<>();
    private final int most;
    private float[] inputs = new float[0];
    private float[] outputs = new float[0];

    /// @param problems of the instances; the first one ends the results
    /// @param results takes the predictions in order
    public Batch(LoadedModel model, Problems problems, Consumer<Prediction> results) {
        this.model = model;
        this.problems = problems;
        this.results = results;
        target = model.target();
        size = model.pipeline().inputShape().size();
        most = RowBatches.mostRows(size, model.units());
    }

    /// For instances that are known to fit.
    Batch(LoadedModel model, Consumer<Prediction> results) {
        this(model, new Problems(), results);
    }

    /// Instances of one forward pass: what a large request computes before others get their turn.
    public int rowsPerPass() {
        return most;
    }

    /// Writes one instance.
    public interface Encoding {

        /// @return warnings about the instance
        List<String> write(float[] inputs, int offset);

        /// What names the instance; empty where nothing does.
        default Map<String, Object> key() {
            return Map.of();
        }

        /// This encoding of an instance that has a name.
        default Encoding named(Map<String, Object> key) {
            Encoding unnamed = this;
            return new Encoding() {
                @Override
                public List<String> write(float[] inputs, int offset) {
                    return unnamed.write(inputs, offset);
                }

                @Override
                public Map<String, Object> key() {
                    return key;
                }
            };
        }
    }

    /// Adds an instance.
    public void add(Encoding instance) {
        int row = warnings.size();
        reserve(row + 1);
        warnings.add(instance.write(inputs, row * size));
        keys.add(instance.key());
        if (warnings.size() == most) {
            finish();
        }
    }

    /// Predicts what was added and not yet predicted.
    public void finish() {
        int rows = warnings.size();
        if (rows > 0 && problems.isEmpty()) {
            int units = model.units();
            outputs = outputs.length < rows * units ? new float[rows * units] : outputs;
            model.predict(inputs, rows, outputs);
            for (int row = 0; row < rows; row++) {
                results.accept(Prediction.of(target, outputs, row, units, warnings.get(row), keys.get(row)));
            }
        }
        warnings.clear();
        keys.clear();
    }

    /// A request of one instance takes the memory of one.
    private void reserve(int rows) {
        if (inputs.length < rows * size) {
            float[] larger = new float[Math.min(most, Math.max(rows, 2 * (rows - 1))) * size];
            System.arraycopy(inputs, 0, larger, 0, inputs.length);
            inputs = larger;
        }
    }
}
