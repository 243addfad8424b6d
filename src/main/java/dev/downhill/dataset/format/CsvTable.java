package dev.downhill.dataset.format;

import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.List;

/// A CSV file as a table. The first record names the columns, unless all of it is numbers.
public final class CsvTable implements Table {

    private final Bytes bytes;
    private final String format;
    private final CsvHeader header;

    private CsvTable(Bytes bytes, String format, CsvHeader header) {
        this.bytes = bytes;
        this.format = format;
        this.header = header;
    }

    /// Reads the header.
    ///
    /// @throws ProblemException if there is none, or it cannot be read
    public static CsvTable open(Bytes bytes) throws IOException {
        try (CsvRecords records = records(bytes)) {
            return new CsvTable(bytes, records.separator() == '\t' ? "tsv" : "csv", records.header());
        }
    }

    private static CsvRecords records(Bytes bytes) throws IOException {
        return CsvRecords.open(bytes.open(), List.of());
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<Field> fields() {
        return header.names().stream().map(Field::of).toList();
    }

    @Override
    public List<String> warnings() {
        return header.warnings();
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        return new Cursor(records(bytes), problems);
    }

    private record Cursor(CsvRecords records, Problems problems) implements TextCursor {

        @Override
        public boolean next() {
            return records.next(problems);
        }

        @Override
        public String text(int column) {
            return records.fields().get(column);
        }

        @Override
        public long row() {
            return records.row();
        }

        @Override
        public String place() {
            return records.place();
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
