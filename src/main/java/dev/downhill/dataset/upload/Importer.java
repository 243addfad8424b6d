package dev.downhill.dataset.upload;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.Formats;
import dev.downhill.dataset.format.Table;
import dev.downhill.dataset.sample.Sample;
import dev.downhill.disk.Disk;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes datasets of received files. Only a few are read at a time, so that their memory adds up to a known sum;
/// others wait for a while and are then turned away.
@Component
public class Importer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MAX_NAME = 200;

    private final Intake intake;
    private final TempFiles tempFiles;
    private final Disk disk;
    private final Semaphore places;

    Importer(Intake intake, TempFiles tempFiles, Disk disk, DatasetProperties properties) {
        this.intake = intake;
        this.tempFiles = tempFiles;
        this.disk = disk;
        this.places = new Semaphore(properties.parallelImports(), true);
    }

    /// A place for the files of one upload.
    ///
    /// @param maxBytes of all of them together
    public UploadFiles spool(long maxBytes) {
        return new UploadFiles(tempFiles, disk, maxBytes);
    }

    /// @param within called within the transaction that stores the dataset
    /// @throws ProblemException if the file cannot be read, does not fit, or too many are being read already
    public Dataset accept(Upload upload, FileFormat format, DatasetSpec spec, Consumer<Dataset> within)
            throws IOException {
        Formats.Source source =
                new Formats.Source(upload.file(), upload.labels(), upload.fileName(), upload.contentType());
        enter();
        try (Table table = Formats.open(source, format)) {
            Intake.Origin origin =
                    new Intake.Origin(name(upload, spec), "", table.format(), upload.bytes(), upload.sha256());
            return intake.accept(table, spec, origin, within);
        } finally {
            places.release();
        }
    }

    /// A table to be read once there is a place for it.
    interface Opening {
        Table open();
    }

    /// Makes a dataset of a table that is no file.
    ///
    /// @param within called within the transaction that stores the dataset
    Dataset accept(Opening opening, DatasetSpec spec, Intake.Origin origin, Consumer<Dataset> within)
            throws IOException {
        enter();
        try (Table table = opening.open()) {
            return intake.accept(table, spec, origin, within);
        } finally {
            places.release();
        }
    }

    /// Makes a dataset of a sample.
    ///
    /// @param within called within the transaction that stores the dataset
    public Dataset accept(Sample sample, Consumer<Dataset> within) throws IOException {
        try (UploadFiles spool = spool(Long.MAX_VALUE);
                InputStream content = sample.bytes().open()) {
            Path file = spool.receive(content);
            Upload upload = spool.upload(file, null, sample.fileName(), null);
            DatasetSpec spec = new DatasetSpec(sample.name(), sample.target(), Map.of());
            Formats.Source source = new Formats.Source(file, null, sample.fileName(), null);
            enter();
            try (Table table = Formats.open(source, FileFormat.AUTO)) {
                String format = sample.generated() ? "generated" : table.format();
                return intake.accept(
                        table,
                        spec,
                        new Intake.Origin(sample.name(), sample.description(), format, upload.bytes(), upload.sha256()),
                        within);
            } finally {
                places.release();
            }
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.busy("Other uploads are being read; try again in a while.");
    }

    /// As the client says, else as the file is called, without its suffix.
    private static String name(Upload upload, DatasetSpec spec) {
        if (spec.name() != null) {
            return spec.name();
        }
        String file = upload.fileName();
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.indexOf('.');
        String name = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return name.isEmpty() ? "dataset" : Texts.cut(name, MAX_NAME);
    }
}
