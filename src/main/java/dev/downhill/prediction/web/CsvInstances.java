package dev.downhill.prediction.web;

import dev.downhill.dataset.format.csv.CsvRecords;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.pipeline.CsvEncoder;
import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.work.WorkPool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The instances of a CSV file, one a row, read as a stream.
final class CsvInstances {

    private CsvInstances() {}

    /// @param declared the charset that the sender declares; null where none is
    /// @param begin takes, first of all, the columns of the file that name a row
    /// @param results takes the predictions in the order of the rows
    /// @param pool reads, encodes and predicts, one chunk after the other
    /// @throws ProblemException naming all that does not fit the model
    static void predict(
            LoadedModel model,
            Bytes content,
            @Nullable Charset declared,
            Consumer<List<String>> begin,
            Consumer<Prediction> results,
            WorkPool pool)
            throws IOException {
        Problems problems = new Problems();
        try (CsvRecords records = CsvRecords.open(
                content,
                declared,
                model.encoder().columnNames(),
                model.encoder().usualCsv())) {
            CsvEncoder encoder = model.encoder().csv(records.header());
            begin.accept(encoder.keys());
            Batch batch = new Batch(model, problems, results);
            while (pool.run(() -> chunk(records, encoder, batch, problems))) {
                // Others get their turn in between.
            }
        }
        problems.throwIfAny("The rows do not fit the model.");
    }

    /// @return whether there may be more rows
    private static boolean chunk(CsvRecords records, CsvEncoder encoder, Batch batch, Problems problems) {
        for (int read = 0; read < batch.rowsPerPass(); read++) {
            if (!records.next(problems)) {
                batch.finish();
                return false;
            }
            Batch.Encoding encoding =
                    (inputs, offset) -> encoder.encode(records.fields(), records.row(), inputs, offset, problems);
            batch.add(encoding.named(encoder.key(records.fields())));
        }
        batch.finish();
        return true;
    }
}
