package dev.downhill.dataset.jdbc;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Task;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/// A row of `datasets`. The columns lie in a chunk, since there may be thousands.
@Entity
@Table(name = "datasets")
class DatasetEntity implements Persistable<String> {

    @Id
    private String id = "";

    private String name = "";
    private String description = "";
    private Instant createdAt = Instant.EPOCH;
    private String format = "";
    private int rowCount;
    private long bytes;
    private String sha256 = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Task task = Task.CLASSIFICATION;

    private String target = "";

    @Transient
    private boolean fresh;

    /// For JPA.
    protected DatasetEntity() {}

    DatasetEntity(Dataset dataset) {
        id = dataset.id();
        name = dataset.name();
        description = dataset.description();
        createdAt = dataset.createdAt();
        format = dataset.format();
        rowCount = dataset.rows();
        bytes = dataset.bytes();
        sha256 = dataset.sha256();
        task = dataset.task();
        target = dataset.target();
        fresh = true;
    }

    Dataset toDataset(SchemaJson schema) {
        return new Dataset(
                id,
                name,
                description,
                createdAt,
                format,
                rowCount,
                bytes,
                sha256,
                task,
                target,
                schema.warnings(),
                schema.guesses() == null ? List.of() : schema.guesses(),
                schema.csv(),
                schema.images(),
                schema.columns());
    }

    @Override
    public String getId() {
        return id;
    }

    /// Datasets are never changed, so one that was made here is inserted without looking for it first.
    @Override
    public boolean isNew() {
        return fresh;
    }
}
