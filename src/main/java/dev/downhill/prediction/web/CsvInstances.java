package dev.downhill.prediction.web;

import dev.downhill.dataset.format.CsvRecords;
import dev.downhill.pipeline.CsvEncoder;
import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// The instances of a CSV file, one a row, read as a stream.
final class CsvInstances {

    private CsvInstances() {}

    /// @param content in UTF-8
    /// @param results takes the predictions in the order of the rows
    /// @throws ProblemException naming all that does not fit the model
    static void predict(LoadedModel model, InputStream content, Consumer<Prediction> results) throws IOException {
        Problems problems = new Problems();
        try (CsvRecords records = CsvRecords.open(content, model.encoder().columnNames())) {
            CsvEncoder encoder = model.encoder().csv(records.header());
            Batch batch = new Batch(model, problems, results);
            while (records.next(problems)) {
                batch.add(
                        (inputs, offset) -> encoder.encode(records.fields(), records.row(), inputs, offset, problems));
            }
            batch.finish();
        }
        problems.throwIfAny("The rows do not fit the model.");
    }
}
