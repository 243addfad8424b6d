package dev.downhill.network.jdbc;

import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkJson;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.Json;
import dev.downhill.request.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/// A row of `networks`. It never changes.
@Entity
@Table(name = "networks")
class NetworkEntity implements Persistable<String> {

    @Id
    private String id = "";

    private String name = "";
    private Instant createdAt = Instant.EPOCH;
    private String definition = "";

    @Transient
    private boolean fresh;

    /// For JPA.
    protected NetworkEntity() {}

    NetworkEntity(NetworkDefinition network) {
        id = network.id();
        name = network.name();
        createdAt = network.createdAt();
        definition = NetworkJson.write(network.spec()).toString();
        fresh = true;
    }

    NetworkDefinition toDefinition() {
        Problems problems = new Problems();
        NetworkSpec spec = NetworkJson.read(Json.parse(definition), "#", problems);
        if (spec == null) {
            throw new IllegalStateException("the stored network " + id + " cannot be read: " + problems.list());
        }
        return new NetworkDefinition(id, name, createdAt, spec);
    }

    @Override
    public String getId() {
        return id;
    }

    /// Spares the look whether there is one of that id already.
    @Override
    public boolean isNew() {
        return fresh;
    }
}
