package dev.downhill.dataset.format;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Tables of files written in a test.
public final class Tables {

    private Tables() {}

    public static CsvTable csv(String text) {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    public static CsvTable csv(byte[] bytes) {
        try {
            return CsvTable.open(() -> new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The schema of a table.
    public static Schema schema(Table table, DatasetSpec spec) {
        try {
            return Schema.of(table, spec);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads a file as CSV and tells what was wrong with it.
    ///
    /// @throws AssertionError if nothing was
    public static ProblemException refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    public static ProblemException refusal(byte[] bytes) {
        try {
            schema(csv(bytes), DatasetSpec.EMPTY);
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("the file was accepted");
    }
}
