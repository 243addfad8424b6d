package dev.downhill.prediction.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import dev.downhill.pipeline.CsvEncoder;
import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// The instances of a CSV file: a header with the names of the columns, then one instance a row. Separated by commas,
/// semicolons or tabs, whichever the header has most of. UTF-8, read as a stream.
final class CsvInstances {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// A header longer than this is none.
    private static final int MAX_HEADER = 1 << 18;

    private static final int MAX_FIELD = 1 << 20;

    private CsvInstances() {}

    /// @param results takes the predictions in the order of the rows
    /// @throws ProblemException naming all that does not fit the model
    static void predict(LoadedModel model, InputStream content, Consumer<Prediction> results) throws IOException {
        Problems problems = new Problems();
        Reader text = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8), 2 * MAX_HEADER);
        long row = 0;
        try (CsvReader<CsvRecord> reader = reader(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw refused("#", "empty_file", "The file is empty; it begins with the names of the columns.");
            }
            CsvEncoder encoder = model.encoder().csv(records.next().getFields());
            Batch batch = new Batch(model, problems, results);
            while (!problems.isFull() && records.hasNext()) {
                List<String> fields = records.next().getFields();
                long number = ++row;
                batch.add((inputs, offset) -> encoder.encode(fields, number, inputs, offset, problems));
            }
            batch.finish();
        } catch (CsvParseException e) {
            throw refused(
                    "row " + (row + 1),
                    "malformed_csv",
                    "After row " + row + " the file cannot be read: a quote is not closed, or a field is too long.");
        }
        problems.throwIfAny("The rows do not fit the model.");
    }

    private static CsvReader<CsvRecord> reader(Reader text) throws IOException {
        char separator = separator(text);
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * MAX_FIELD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(MAX_FIELD)
                                .maxRecordSize(16 * MAX_FIELD)
                                .fieldModifier(FieldModifiers.STRIP)
                                .build(),
                        text);
    }

    /// Looks at the header and leaves the reader at its beginning, behind a byte order mark.
    private static char separator(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        text.mark(MAX_HEADER);
        int semicolons = 0;
        int tabs = 0;
        int commas = 0;
        for (int i = 0; i < MAX_HEADER; i++) {
            int character = text.read();
            if (character < 0 || character == '\n' || character == '\r') {
                break;
            }
            semicolons += character == ';' ? 1 : 0;
            tabs += character == '\t' ? 1 : 0;
            commas += character == ',' ? 1 : 0;
        }
        text.reset();
        if (semicolons > commas) {
            return semicolons >= tabs ? ';' : '\t';
        }
        return tabs > commas ? '\t' : ',';
    }

    private static ProblemException refused(String place, String code, String detail) {
        return ProblemException.unfit(new Problem(place, code, detail, null));
    }
}
