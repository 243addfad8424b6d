package dev.downhill.model.jdbc;

import dev.downhill.chunk.Chunks;
import dev.downhill.database.NewestFirst;
import dev.downhill.model.Evaluation;
import dev.downhill.model.ModelDeleted;
import dev.downhill.model.ModelKey;
import dev.downhill.model.ModelRef;
import dev.downhill.model.Models;
import dev.downhill.model.NewModel;
import dev.downhill.model.ReferencesChanged;
import dev.downhill.model.TrainedModel;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.request.Ids;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// An entity a model; weights, pipeline and evaluation in chunks; versions and aliases under the lock of the name.
@Repository
class JpaModels implements Models {

    private static final String PARAMETERS = "parameters";
    private static final String BUFFERS = "buffers";
    private static final String PIPELINE = "pipeline";
    private static final String EVALUATION = "evaluation";

    /// Of the pipelines of a list: those of thousands of classes have a megabyte each.
    private static final int MAX_LISTED_BYTES = 4 << 20;

    private final ModelRepository table;
    private final NameRepository names;
    private final Chunks chunks;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    JpaModels(
            ModelRepository table, NameRepository names, Chunks chunks, Clock clock, ApplicationEventPublisher events) {
        this.table = table;
        this.names = names;
        this.chunks = chunks;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public String create(NewModel model) {
        String id = Ids.next("mdl");
        try {
            FloatBlobs.store(chunks, id, PARAMETERS, model.parameters());
            FloatBlobs.store(chunks, id, BUFFERS, model.buffers());
            store(id, PIPELINE, model.pipeline().toJson().getBytes(StandardCharsets.UTF_8));
            store(id, EVALUATION, EvaluationJson.write(model.evaluation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Last, so that others of the name wait as briefly as can be.
        int version = names.nextVersion(model.name());
        table.save(new ModelEntity(id, version, clock.instant().truncatedTo(ChronoUnit.MICROS), model));
        table.flush();
        events.publishEvent(new ReferencesChanged(model.name()));
        return id;
    }

    private void store(String id, String name, byte[] content) throws IOException {
        chunks.store(id, name, new ByteArrayInputStream(content));
    }

    @Override
    @Transactional(readOnly = true)
    public TrainedModel get(String ref) {
        return model(find(ref));
    }

    @Override
    @Transactional(readOnly = true)
    public ModelKey resolve(String ref) {
        return find(ref).key();
    }

    @Override
    @Transactional(readOnly = true)
    public <T> Listed<T> list(
            int limit, @Nullable String after, @Nullable String name, Function<TrainedModel, T> view) {
        List<ModelEntity> found = table.page(NewestFirst.after(after), NewestFirst.name(name), Limit.of(limit + 1));
        List<T> views = new ArrayList<>();
        long size = 0;
        for (ModelEntity entity : found) {
            byte[] pipeline = read(entity.getId(), PIPELINE);
            size += pipeline.length;
            if (views.size() == limit || (!views.isEmpty() && size > MAX_LISTED_BYTES)) {
                return new Listed<>(views, true);
            }
            views.add(view.apply(model(entity, pipeline)));
        }
        return new Listed<>(views, false);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> ofJob(String jobId) {
        return table.findByOriginJob(jobId).map(ModelEntity::getId);
    }

    @Override
    @Transactional(readOnly = true)
    public Weights weights(String id) {
        ModelEntity entity = table.findById(id).orElseThrow(() -> ProblemException.notFound("model", id));
        try {
            return new Weights(
                    FloatBlobs.read(chunks, id, PARAMETERS, entity.parameterCount()),
                    FloatBlobs.read(chunks, id, BUFFERS, entity.bufferCount()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public void delete(String ref) {
        ModelKey key = find(ref).key();
        names.lock(key.name());
        List<String> aliases = names.aliasesOf(key.id());
        if (!aliases.isEmpty()) {
            throw ProblemException.conflict("The model " + key.name() + "@" + key.version()
                    + " is still used by its alias " + key.name() + "@" + aliases.getFirst() + ".");
        }
        if (table.remove(key.id()) == 0) {
            throw ProblemException.notFound("model", ref);
        }
        chunks.delete(key.id());
        events.publishEvent(new ModelDeleted(key.id()));
        events.publishEvent(new ReferencesChanged(key.name()));
    }

    @Override
    @Transactional
    public TrainedModel setAlias(String sent, String alias, int version) {
        ModelRef.requireAlias(alias);
        String name = ModelRef.normalised(sent);
        names.lock(name);
        ModelEntity entity = table.findByNameAndVersion(name, version)
                .orElseThrow(() -> ProblemException.notFound("model", name + "@" + version));
        names.setAlias(name, alias, entity.getId());
        events.publishEvent(new ReferencesChanged(name));
        return model(entity);
    }

    @Override
    @Transactional
    public void removeAlias(String sent, String alias) {
        String name = ModelRef.normalised(sent);
        names.lock(name);
        if (!names.removeAlias(name, alias)) {
            throw ProblemException.notFound("alias", name + "@" + alias);
        }
        events.publishEvent(new ReferencesChanged(name));
    }

    private ModelEntity find(String ref) {
        Optional<ModelEntity> found = switch (ModelRef.of(ref)) {
            case ModelRef.Id id -> table.findById(id.id());
            case ModelRef.Newest newest -> table.findFirstByNameOrderByVersionDesc(newest.name());
            case ModelRef.Version version -> table.findByNameAndVersion(version.name(), version.version());
            case ModelRef.Alias alias ->
                names.modelOf(alias.name(), alias.alias()).flatMap(table::findById);
        };
        return found.orElseThrow(() -> ProblemException.notFound("model", ref));
    }

    private TrainedModel model(ModelEntity entity) {
        return model(entity, read(entity.getId(), PIPELINE));
    }

    private TrainedModel model(ModelEntity entity, byte[] json) {
        String id = entity.getId();
        Pipeline pipeline = Pipeline.fromJson(new String(json, StandardCharsets.UTF_8));
        Evaluation evaluation = EvaluationJson.read(read(id, EVALUATION), pipeline.target(), entity.loss());
        return entity.toModel(names.aliasesOf(id), pipeline, evaluation);
    }

    private byte[] read(String id, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            chunks.read(id, name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
