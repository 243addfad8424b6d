package dev.downhill.dataset.upload;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.format.Table;
import dev.downhill.dataset.row.RowEncoder;
import dev.downhill.dataset.row.RowLayout;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.disk.Disk;
import dev.downhill.request.Ids;
import dev.downhill.request.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes a dataset of a table: one pass to learn its columns, one to encode its rows into a scratch file, and
/// then one short transaction. Nothing is stored of a file that turns out not to fit.
@Component
public class Intake {

    private static final int BUFFER = 1 << 20;
    private static final int ATTEMPTS = 3;

    private final DatasetStore store;
    private final TempFiles tempFiles;
    private final Disk disk;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final long maxStored;
    /// How often the rows come to lie on the disk under `downhill.home`: in a file first, and then in the database,
    /// where that is H2.
    private final int copies;

    Intake(
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
        this.maxStored = properties.maxStored().toBytes();
        this.copies = DatabaseDriver.fromJdbcUrl(database) == DatabaseDriver.H2 ? 2 : 1;
    }

    /// What is said about a dataset beside its rows.
    ///
    /// @param bytes length of the file it came from
    /// @param sha256 of that file
    public record Origin(String name, String description, String format, long bytes, String sha256) {}

    /// @param within called within the transaction that stores the dataset
    /// @throws ProblemException if the table does not fit
    public Dataset accept(Table table, DatasetSpec spec, Origin origin, Consumer<Dataset> within) throws IOException {
        Schema schema = Schema.of(table, spec);
        refuseIfTooLarge(schema);
        Path rows = tempFiles.file("encoded");
        try {
            List<Column> columns;
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER)) {
                columns = RowEncoder.encode(table, schema, target);
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
                    columns);
            add(dataset, rows, within);
            return dataset;
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private void refuseIfTooLarge(Schema schema) {
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
        disk.refuseWithoutRoomFor(copies * width * schema.rows());
    }

    /// Two uploads of the same content wait for each other's chunks, and the second may wait too long.
    private void add(Dataset dataset, Path rows, Consumer<Dataset> within) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.executeWithoutResult(_ -> {
                    store.add(dataset, rows);
                    within.accept(dataset);
                });
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw ProblemException.unavailable("Another upload of the same content is being stored.");
                }
            }
        }
    }
}
