package dev.downhill.prediction;

import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import dev.downhill.model.NewModel;
import dev.downhill.model.TrainedModel;
import dev.downhill.request.ProblemException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// As much of a collection of models as predicting takes; a reference is an id, which is the name.
final class ModelsInMemory implements Models {

    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger lookups = new AtomicInteger();

    /// Happens while a reference is looked up, before its model is found.
    Runnable duringLookup = () -> {};

    private final Map<String, NewModel> models = new LinkedHashMap<>();

    @Override
    public String create(NewModel model) {
        models.put(model.name(), model);
        return model.name();
    }

    private NewModel find(String ref) {
        return Optional.ofNullable(models.get(ref)).orElseThrow(() -> ProblemException.notFound("model", ref));
    }

    @Override
    public ModelKey resolve(String ref) {
        lookups.incrementAndGet();
        duringLookup.run();
        return new ModelKey(ref, find(ref).name(), 1);
    }

    @Override
    public TrainedModel get(String ref) {
        NewModel model = find(ref);
        return new TrainedModel(
                ref,
                model.name(),
                1,
                Instant.EPOCH,
                List.of(),
                model.network(),
                model.head(),
                model.loss(),
                model.pipeline(),
                model.parameters().length,
                "00",
                model.evaluation(),
                model.provenance());
    }

    @Override
    public Weights weights(String id) {
        loads.incrementAndGet();
        return new Weights(find(id).parameters(), find(id).buffers());
    }

    @Override
    public void delete(String ref) {
        models.remove(ref);
    }

    @Override
    public <T> Listed<T> list(
            int limit, @Nullable String after, @Nullable String name, Function<TrainedModel, T> view) {
        throw new UnsupportedOperationException("not needed in tests");
    }

    @Override
    public Optional<String> ofJob(String jobId) {
        throw new UnsupportedOperationException("not needed in tests");
    }

    @Override
    public TrainedModel setAlias(String name, String alias, int version) {
        throw new UnsupportedOperationException("not needed in tests");
    }

    @Override
    public void removeAlias(String name, String alias) {
        throw new UnsupportedOperationException("not needed in tests");
    }
}
