package dev.downhill.model.jdbc;

import dev.downhill.model.Evaluation;
import dev.downhill.model.ModelKey;
import dev.downhill.model.NewModel;
import dev.downhill.model.Provenance;
import dev.downhill.model.TrainedModel;
import dev.downhill.network.NetworkJson;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.request.Json;
import dev.downhill.request.Problems;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A row of `models`. It never changes: what does, the aliases, lies in a table of its own.
@Entity
@Table(name = "models")
class ModelEntity implements Persistable<String> {

    @Id
    private String id = "";

    private String name = "";
    private int version;
    private Instant createdAt = Instant.EPOCH;
    private String network = "";
    private int headUnits;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Link headLink = Link.LINEAR;

    private String loss = "";

    /// Of Huber's loss; null for every other.
    private @Nullable Double lossDelta;

    private int parameterCount;
    private int bufferCount;
    private String weightsSha256 = "";

    @Embedded
    private Origin origin = new Origin();

    @Transient
    private boolean fresh;

    /// For JPA.
    protected ModelEntity() {}

    ModelEntity(String id, int version, Instant createdAt, NewModel model) {
        this.id = id;
        name = model.name();
        this.version = version;
        this.createdAt = createdAt;
        network = NetworkJson.write(model.network()).toString();
        headUnits = model.head().units();
        headLink = model.head().link();
        loss = model.loss().name();
        lossDelta = model.loss() instanceof Loss.Huber huber ? huber.delta() : null;
        parameterCount = model.parameters().length;
        bufferCount = model.buffers().length;
        weightsSha256 = WeightsHash.sha256(model.parameters(), model.buffers());
        origin = new Origin(model.provenance());
        fresh = true;
    }

    ModelKey key() {
        return new ModelKey(id, name, version);
    }

    int parameterCount() {
        return parameterCount;
    }

    int bufferCount() {
        return bufferCount;
    }

    TrainedModel toModel(List<String> aliases, Pipeline pipeline, Evaluation evaluation) {
        Provenance provenance = origin.toProvenance();
        return new TrainedModel(
                id,
                name,
                version,
                createdAt,
                aliases,
                network(),
                new Head(headUnits, headLink),
                loss(),
                pipeline,
                parameterCount,
                weightsSha256,
                evaluation,
                provenance);
    }

    Loss loss() {
        return lossDelta == null ? Loss.Plain.valueOf(loss) : new Loss.Huber(lossDelta);
    }

    private NetworkSpec network() {
        Problems problems = new Problems();
        NetworkSpec spec = NetworkJson.read(Json.parse(network), "#", problems);
        problems.throwIfAny("The stored network of model " + id + " cannot be read.");
        return Objects.requireNonNull(spec);
    }

    @Override
    public String getId() {
        return id;
    }

    /// One that was made here is inserted without looking for it first.
    @Override
    public boolean isNew() {
        return fresh;
    }
}
