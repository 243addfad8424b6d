package dev.downhill.prediction;

import dev.downhill.pipeline.RowBatches;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// The predictions of a large request, each computed when it is read: a chunk of rows at a time, so that memory follows
/// the chunk and not the answer. Meant to be read once, in order, while the answer is written. For one thread.
///
/// Instances must have been checked before: once an answer has begun, its status cannot be taken back.
public final class StreamedPredictions extends AbstractList<Prediction> {

    /// Most probabilities or numbers of one answer that are computed before it begins.
    private static final int MAX_COMPUTED_FIRST = 1 << 18;

    private final LoadedModel model;
    private final int size;
    private final IntFunction<Batch.Encoding> instances;
    private List<Prediction> chunk = List.of();
    private int first;

    /// @param size how many instances there are
    /// @param instances by their number, from 0
    public StreamedPredictions(LoadedModel model, int size, IntFunction<Batch.Encoding> instances) {
        this.model = model;
        this.size = size;
        this.instances = instances;
    }

    /// Whether the answer to so many instances is too large to be built in memory.
    public static boolean areNeeded(LoadedModel model, int instances) {
        return (long) model.units() * instances > MAX_COMPUTED_FIRST;
    }

    @Override
    public Prediction get(int index) {
        Objects.checkIndex(index, size);
        if (index < first || index >= first + chunk.size()) {
            compute(index);
        }
        return chunk.get(index - first);
    }

    private void compute(int from) {
        List<Prediction> computed = new ArrayList<>();
        Batch batch = new Batch(model, computed::add);
        int to = Math.min(size, from + rowsPerChunk());
        chunk = List.of();
        for (int i = from; i < to; i++) {
            batch.add(instances.apply(i));
        }
        batch.finish();
        first = from;
        chunk = computed;
    }

    /// A prediction of a thousand classes takes about a hundred kilobytes.
    private int rowsPerChunk() {
        return Math.clamp(MAX_COMPUTED_FIRST / model.units(), 1, RowBatches.MAX_ROWS);
    }

    @Override
    public int size() {
        return size;
    }
}
