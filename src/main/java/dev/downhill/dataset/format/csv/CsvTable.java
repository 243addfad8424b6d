package dev.downhill.dataset.format.csv;

import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TextCursor;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CSV file as a table. The layout is inferred once, and the same in each reading.
public final class CsvTable implements Table {

    private final Bytes text;
    private final CsvLayout layout;
    private final CsvHeader header;
    private final List<Guess> guesses;

    private CsvTable(Bytes text, CsvLayout layout, CsvHeader header, List<Guess> guesses) {
        this.text = text;
        this.layout = layout;
        this.header = header;
        this.guesses = guesses;
    }

    /// Reads the header of a file in UTF-8.
    public static CsvTable open(Bytes bytes) throws IOException {
        return open(bytes, new TextEncoding(StandardCharsets.UTF_8, null), CsvSpec.EMPTY);
    }

    /// Reads the header.
    ///
    /// @param bytes in the encoding
    /// @throws ProblemException if there is none, or it cannot be read
    public static CsvTable open(Bytes bytes, TextEncoding encoding, CsvSpec said) throws IOException {
        Bytes text = encoding.utf8(bytes);
        CsvLayout layout = CsvRecords.layout(
                text,
                new CsvLayout.Known(said, List.of(), null),
                encoding.charset().name());
        List<Guess> guesses = new ArrayList<>(layout.guesses());
        Guess guess = encoding.guess();
        if (guess != null) {
            guesses.add(guess);
        }
        try (CsvRecords records = CsvRecords.open(text, layout)) {
            return new CsvTable(text, layout, records.header(), List.copyOf(guesses));
        }
    }

    @Override
    public String format() {
        return layout.separator() == '\t' ? "tsv" : "csv";
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
    public List<Guess> guesses() {
        return guesses;
    }

    @Override
    public @Nullable CsvFormat csv() {
        return layout.format();
    }

    @Override
    public Cursor read(Problems problems) throws IOException {
        return new Cursor(CsvRecords.open(text, layout), problems);
    }

    /// The rows of the file.
    public static final class Cursor implements TextCursor {

        private final CsvRecords records;
        private final Problems problems;

        private Cursor(CsvRecords records, Problems problems) {
            this.records = records;
            this.problems = problems;
        }

        @Override
        public boolean next() {
            return records.next(problems);
        }

        @Override
        public String text(int column) {
            return records.fields().get(column);
        }

        @Override
        public boolean isQuoted(int column) {
            return records.isQuoted(column);
        }

        @Override
        public long row() {
            return records.row();
        }

        /// The line in which the row begins, from 1.
        public long line() {
            return records.line();
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
