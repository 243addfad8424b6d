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
import dev.downhill.dataset.row.StoredTexts;
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
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String TEXTS = "texts";

    /// Texts of a window up to this many bytes are read at once, others one by one.
    private static final int MAX_TEXTS_AT_ONCE = 1 << 22;

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
    public void add(Dataset dataset, Path rows, @Nullable Path texts) {
        try (InputStream content = Files.newInputStream(rows)) {
            byte[] schema = new SchemaJson(
                            dataset.warnings(), dataset.columns(), dataset.guesses(), dataset.csv(), dataset.images())
                    .toBytes();
            table.save(new DatasetEntity(dataset));
            chunks.store(dataset.id(), SCHEMA, new ByteArrayInputStream(schema));
            chunks.store(dataset.id(), ROWS, content);
            if (texts != null) {
                try (InputStream written = Files.newInputStream(texts)) {
                    chunks.store(dataset.id(), TEXTS, written);
                }
            }
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
        List<Path> files = new ArrayList<>();
        try {
            try {
                Path rows = file(id, ROWS, files);
                Path texts = dataset.keepsTexts() ? file(id, TEXTS, files) : null;
                return StoredRows.map(dataset.columns(), rows, texts, () -> files.forEach(JdbcDatasets::remove));
            } catch (IOException | RuntimeException e) {
                files.forEach(JdbcDatasets::remove);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lays a blob into a scratch file.
    private Path file(String id, String blob, List<Path> files) throws IOException {
        Path file = tempFiles.file(blob);
        files.add(file);
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
            chunks.read(id, blob, target);
        }
        return file;
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
            return StoredRows.of(dataset.columns(), bytes, texts(dataset, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The texts of a window, which lie one behind the other.
    private StoredTexts texts(Dataset dataset, byte[] window) throws IOException {
        if (!dataset.keepsTexts()) {
            return StoredTexts.NONE;
        }
        long from = Long.MAX_VALUE;
        long to = 0;
        try (StoredRows rows = StoredRows.of(dataset.columns(), window)) {
            for (int column = 0; column < dataset.columns().size(); column++) {
                boolean kept = dataset.columns().get(column).keepsTexts();
                for (int row = 0; kept && row < rows.count(); row++) {
                    int length = rows.textLength(row, column);
                    from = length < 0 ? from : Math.min(from, rows.textOffset(row, column));
                    to = length < 0 ? to : Math.max(to, rows.textOffset(row, column) + length);
                }
            }
        }
        if (to - from > MAX_TEXTS_AT_ONCE) {
            return (offset, length) -> read(dataset, offset, length);
        }
        long first = from;
        byte[] texts = to > from ? chunks.read(dataset.id(), TEXTS, from, (int) (to - from)) : new byte[0];
        return (offset, length) -> length == 0
                ? new byte[0]
                : Arrays.copyOfRange(texts, (int) (offset - first), (int) (offset - first) + length);
    }

    private byte[] read(Dataset dataset, long offset, int length) {
        try {
            return length == 0 ? new byte[0] : chunks.read(dataset.id(), TEXTS, offset, length);
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
