package dev.downhill.dataset.upload;

import dev.downhill.database.h2.H2;
import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.Formats;
import dev.downhill.dataset.format.table.RowsLeftOutException;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.row.RowEncoder;
import dev.downhill.dataset.row.RowLayout;
import dev.downhill.dataset.sample.Sample;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.disk.Disk;
import dev.downhill.request.Ids;
import dev.downhill.request.ProblemException;
import dev.downhill.work.WorkPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes a dataset of a received file, a sample or another dataset: one pass over the table to learn its columns, one
/// to encode its rows into a temporary file, then one short transaction. Nothing is stored of a file that does not
/// fit.
///
/// Imports run on threads of their own. Only a few run at the same time, so that their memory adds up to a known sum.
@Component
public class DatasetImporter implements AutoCloseable {

    /// How long an upload may wait for its import.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private static final int BUFFER = 1 << 20;
    private static final int MAX_ATTEMPTS = 3;

    /// Encoded bytes for each byte of the file, beyond {@link #FREE_BYTES}. Images of one shade reach 400.
    private static final long MAX_GROWTH = 1_000;

    private static final long FREE_BYTES = 256L << 20;

    private final DatasetStore store;
    private final TempFiles tempFiles;
    private final Disk disk;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final WorkPool pool;
    private final long maxStored;
    /// Copies of the rows on the disk of `downhill.home`: the temporary file, and the database where that is H2.
    private final int copies;

    DatasetImporter(
            DatasetStore store,
            TempFiles tempFiles,
            Disk disk,
            TransactionOperations transactions,
            Clock clock,
            DatasetProperties properties,
            @Value("${spring.datasource.url}") String database) {
        this.store = store;
        this.tempFiles = tempFiles;
        this.disk = disk;
        this.transactions = transactions;
        this.clock = clock;
        int threads = Math.min(properties.parallelImports(), WorkPool.allProcessorsButOne());
        this.pool = new WorkPool("import", threads, START_TIMEOUT);
        this.maxStored = properties.maxStored().toBytes();
        this.copies = H2.is(database) ? 2 : 1;
    }

    @Override
    public void close() {
        pool.close();
    }

    /// The temporary files of one upload.
    ///
    /// @param maxBytes of all of them together
    public UploadFiles files(long maxBytes) {
        return new UploadFiles(tempFiles, disk, maxBytes);
    }

    /// Makes a dataset of received files.
    ///
    /// @param within called within the transaction that stores the dataset
    /// @throws ProblemException if the file cannot be read, does not fit, or too many are being read already
    public Dataset accept(Upload upload, FileFormat format, DatasetSpec spec, Consumer<Dataset> within)
            throws IOException {
        Formats.Source source = new Formats.Source(
                upload.file(),
                upload.labels(),
                upload.fileName(),
                upload.contentType(),
                spec.csv(),
                spec.sheet(),
                spec.images());
        return pool.run(() -> {
            try (Table table = Formats.open(source, format)) {
                return store(table, spec, Origin.of(upload, spec, table.format()), within);
            }
        });
    }

    /// Opens a table when its import begins.
    public interface Opening {
        Table open();
    }

    /// Makes a dataset of a table that is no file.
    ///
    /// @param within called within the transaction that stores the dataset
    public Dataset accept(Opening opening, DatasetSpec spec, Origin origin, Consumer<Dataset> within)
            throws IOException {
        return pool.run(() -> {
            try (Table table = opening.open()) {
                return store(table, spec, origin, within);
            }
        });
    }

    /// Makes a dataset of a sample.
    ///
    /// @param within called within the transaction that stores the dataset
    public Dataset accept(Sample sample, Consumer<Dataset> within) throws IOException {
        try (UploadFiles files = files(Long.MAX_VALUE);
                InputStream content = sample.bytes().open()) {
            Path file = files.receive(content);
            Upload upload = files.upload(file, null, sample.fileName(), null);
            DatasetSpec spec = new DatasetSpec(sample.name(), sample.target(), Map.of());
            Formats.Source source = new Formats.Source(file, null, sample.fileName(), null);
            return pool.run(() -> {
                try (Table table = Formats.open(source, FileFormat.AUTO)) {
                    String format = sample.generated() ? "generated" : table.format();
                    Origin origin =
                            new Origin(sample.name(), sample.description(), format, upload.bytes(), upload.sha256());
                    return store(table, spec, origin, within);
                }
            });
        }
    }

    /// Reads a table again where it has left out rows in the meantime, which it does once.
    private Dataset store(Table table, DatasetSpec spec, Origin origin, Consumer<Dataset> within) throws IOException {
        try {
            return storeWhole(table, spec, origin, within);
        } catch (RowsLeftOutException _) {
            return storeWhole(table, spec, origin, within);
        }
    }

    private Dataset storeWhole(Table table, DatasetSpec spec, Origin origin, Consumer<Dataset> within)
            throws IOException {
        Schema schema = Schema.of(table, spec);
        refuseIfTooLarge(schema, origin);
        Path rows = tempFiles.file("encoded");
        boolean keepsTexts = schema.columns().stream().anyMatch(Column::keepsTexts);
        Path texts = keepsTexts ? tempFiles.file("texts") : null;
        try {
            List<Column> columns;
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER);
                    OutputStream textTarget =
                            texts == null ? OutputStream.nullOutputStream() : limited(texts, origin)) {
                columns = RowEncoder.encode(table, schema, target, textTarget);
            }
            Dataset dataset = new Dataset(
                    Ids.next("ds"),
                    origin.name(),
                    origin.description(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    origin.format(),
                    schema.rows(),
                    origin.bytes(),
                    origin.sha256(),
                    schema.task(),
                    schema.target(),
                    Stream.concat(table.warnings().stream(), schema.warnings().stream())
                            .toList(),
                    Stream.concat(table.guesses().stream(), schema.guesses().stream())
                            .toList(),
                    schema.csv(table.csv()),
                    table.images(),
                    columns);
            add(dataset, rows, texts, within);
            return dataset;
        } finally {
            Files.deleteIfExists(rows);
            if (texts != null) {
                Files.deleteIfExists(texts);
            }
        }
    }

    private OutputStream limited(Path texts, Origin origin) throws IOException {
        TextLimits limits = new TextLimits(maxStored, MAX_GROWTH, FREE_BYTES, origin.bytes(), copies);
        return new BufferedOutputStream(new TextFile(Files.newOutputStream(texts), disk, limits), BUFFER);
    }

    private void refuseIfTooLarge(Schema schema, Origin origin) {
        long width;
        try {
            width = new RowLayout(schema.columns()).width();
        } catch (ArithmeticException e) {
            throw ProblemException.tooLarge("A row of the file takes more than 2 GB.");
        }
        if (width * schema.rows() > maxStored) {
            throw ProblemException.tooLarge("The rows take " + width * schema.rows() + " bytes when encoded, more than "
                    + maxStored + " (downhill.datasets.max-stored).");
        }
        if (width * schema.rows() > FREE_BYTES && width * schema.rows() / MAX_GROWTH > origin.bytes()) {
            throw ProblemException.tooLarge("The rows take " + width * schema.rows() + " bytes when encoded, over "
                    + MAX_GROWTH + " times the " + origin.bytes() + " bytes of the file.");
        }
        disk.refuseWithoutRoomFor(copies * width * schema.rows());
    }

    /// Two uploads of the same content wait for each other's chunks, and the second may wait too long.
    private void add(Dataset dataset, Path rows, @Nullable Path texts, Consumer<Dataset> within) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.executeWithoutResult(_ -> {
                    store.add(dataset, rows, texts);
                    within.accept(dataset);
                });
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw ProblemException.unavailable("Another upload of the same content is being stored.");
                }
            }
        }
    }
}
