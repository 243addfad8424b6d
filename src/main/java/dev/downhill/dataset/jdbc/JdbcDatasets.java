package dev.downhill.dataset.jdbc;

import dev.downhill.chunk.Chunks;
import dev.downhill.database.NewestFirst;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.DatasetUse;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.row.RowLayout;
import dev.downhill.dataset.row.StoredRows;
import dev.downhill.request.ProblemException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// An entity per dataset, its columns and rows in chunks.
@Repository
class JdbcDatasets implements DatasetStore {

    private static final String ROWS = "rows";
    private static final String SCHEMA = "schema";

    private final DatasetRepository table;
    private final Chunks chunks;
    private final TempFiles tempFiles;
    private final ObjectProvider<DatasetUse> uses;

    /// @param uses looked up when needed: those who use datasets need this collection first
    JdbcDatasets(DatasetRepository table, Chunks chunks, TempFiles tempFiles, ObjectProvider<DatasetUse> uses) {
        this.table = table;
        this.chunks = chunks;
        this.tempFiles = tempFiles;
        this.uses = uses;
    }

    @Override
    @Transactional
    public void add(Dataset dataset, Path rows) {
        try (InputStream content = Files.newInputStream(rows)) {
            byte[] schema = new SchemaJson(
                            dataset.warnings(), dataset.columns(), dataset.guesses(), dataset.csv(), dataset.images())
                    .toBytes();
            table.save(new DatasetEntity(dataset));
            chunks.store(dataset.id(), SCHEMA, new ByteArrayInputStream(schema));
            chunks.store(dataset.id(), ROWS, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Dataset get(String id) {
        return dataset(entity(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Dataset> list(int limit, @Nullable String after, @Nullable String name) {
        return table.page(NewestFirst.after(after), NewestFirst.name(name), Limit.of(limit)).stream()
                .map(this::dataset)
                .map(Dataset::summary)
                .toList();
    }

    private DatasetEntity entity(String id) {
        return table.findById(id).orElseThrow(() -> ProblemException.notFound("dataset", id));
    }

    private Dataset dataset(DatasetEntity entity) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            chunks.read(entity.getId(), SCHEMA, bytes);
            SchemaJson schema = SchemaJson.fromBytes(bytes.toByteArray());
            return entity.toDataset(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Rows open(String id) {
        Dataset dataset = get(id);
        try {
            Path file = tempFiles.file("rows");
            try {
                try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
                    chunks.read(id, ROWS, target);
                }
                return StoredRows.map(dataset.columns(), file, () -> remove(file));
            } catch (IOException | RuntimeException e) {
                remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Rows window(Dataset dataset, int from, int count) {
        int width = new RowLayout(dataset.columns()).width();
        try {
            byte[] bytes = chunks.read(dataset.id(), ROWS, (long) from * width, Math.multiplyExact(count, width));
            return StoredRows.of(dataset.columns(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public void delete(String id) {
        DatasetEntity entity = entity(id);
        uses.orderedStream().flatMap(use -> use.userOf(id).stream()).findFirst().ifPresent(user -> {
            throw ProblemException.conflict("The dataset " + id + " is still used by " + user + ".");
        });
        table.delete(entity);
        chunks.delete(id);
    }
}
