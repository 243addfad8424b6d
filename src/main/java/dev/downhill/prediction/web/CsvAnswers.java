package dev.downhill.prediction.web;

import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.upload.DatasetImporter;
import dev.downhill.dataset.upload.UploadFiles;
import dev.downhill.disk.Disk;
import dev.downhill.http.HttpProperties;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.PredictionProperties;
import dev.downhill.work.WorkPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Predicts CSV files. Both the request and the answer wait in scratch files, and neither is ever in memory: a slow
/// client must not keep a thread of the pool, and a status that was sent cannot be taken back when a later row does not
/// fit.
@Component
class CsvAnswers {

    private static final int BUFFER = 1 << 20;

    private final DatasetImporter importer;
    private final TempFiles tempFiles;
    private final Disk disk;
    private final WorkPool pool;
    private final long maxRequest;
    private final long maxAnswer;

    CsvAnswers(
            DatasetImporter importer,
            TempFiles tempFiles,
            Disk disk,
            @Qualifier("predictionPool") WorkPool pool,
            HttpProperties http,
            PredictionProperties properties) {
        this.importer = importer;
        this.tempFiles = tempFiles;
        this.disk = disk;
        this.pool = pool;
        this.maxRequest = http.maxUpload().toBytes();
        this.maxAnswer = properties.maxAnswer().toBytes();
    }

    /// @param declared the charset of the content; null where none is declared
    /// @return the answer, whose file is deleted when it is closed
    /// @throws dev.downhill.request.ProblemException if the rows do not fit the model, or something is too large
    InputStream of(LoadedModel model, InputStream content, @Nullable Charset declared) throws IOException {
        Path answer = tempFiles.file("predictions");
        try (UploadFiles files = importer.files(maxRequest)) {
            Path request = files.receive(content);
            try (OutputStream limited =
                            new AnswerFile(Files.newOutputStream(answer), disk, Files.size(request), maxAnswer);
                    CsvAnswer csv = new CsvAnswer(model.target(), new BufferedOutputStream(limited, BUFFER))) {
                CsvInstances.predict(model, Bytes.of(request), declared, csv::begin, csv::write, pool);
            }
            return Files.newInputStream(answer, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(answer);
            throw e;
        }
    }
}
