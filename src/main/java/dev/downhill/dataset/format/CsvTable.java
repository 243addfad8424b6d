package dev.downhill.dataset.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comma-, semicolon- or tab-separated values after RFC 4180, in UTF-8 with or without a byte order mark,
/// lines ended by LF or CRLF. The first row names the columns, unless all of it is numbers. Empty lines do not
/// count.
public final class CsvTable implements Table {

    /// A longer field is taken as an unclosed quote.
    private static final int MAX_FIELD_CHARS = 1 << 20;

    /// What a decoder writes where the bytes are no text.
    private static final char REPLACEMENT = '\uFFFD';

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Bytes bytes;
    private final CsvDialect dialect;
    private final boolean header;
    private final List<String> names;
    private final List<String> warnings;

    private CsvTable(Bytes bytes, CsvDialect dialect, boolean header, List<String> names, List<String> warnings) {
        this.bytes = bytes;
        this.dialect = dialect;
        this.header = header;
        this.names = names;
        this.warnings = List.copyOf(warnings);
    }

    /// Reads the header.
    ///
    /// @throws ProblemException if there is none, or it cannot be read
    public static CsvTable open(Bytes bytes) throws IOException {
        CsvDialect dialect = CsvDialect.sniff(bytes);
        List<String> first = firstRecord(bytes, dialect);
        if (first.size() > MAX_COLUMNS) {
            throw Refusal.of("line 1", "too_many_columns", "The file has more than " + MAX_COLUMNS + " columns.");
        }
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).indexOf(REPLACEMENT) >= 0) {
                throw Refusal.of("line 1, column " + (i + 1), "invalid_utf8", "The header is not valid UTF-8.");
            }
        }
        List<String> warnings = new ArrayList<>();
        boolean header = !first.stream().allMatch(field -> Double.isFinite(Numbers.parse(field)));
        if (!header) {
            warnings.add(
                    "The first row holds numbers only and counts as data; the columns are called column_1 to column_"
                            + first.size() + ".");
        }
        List<String> names = header ? ColumnNames.unique(first, warnings) : ColumnNames.numbered(first.size());
        return new CsvTable(bytes, dialect, header, names, warnings);
    }

    private static List<String> firstRecord(Bytes bytes, CsvDialect dialect) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(bytes, dialect)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw Refusal.of("#", "empty_file", "The file is empty.");
            }
            return records.next().getFields();
        } catch (CsvParseException e) {
            throw malformed(0, e);
        }
    }

    private static CsvReader<CsvRecord> reader(Bytes bytes, CsvDialect dialect) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes.open(), 3);
        skipByteOrderMark(in);
        // Bytes that are not UTF-8 become U+FFFD, which the cells are searched for: so the row can be named.
        return CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * MAX_FIELD_CHARS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(2 * MAX_COLUMNS)
                                .maxFieldSize(MAX_FIELD_CHARS)
                                .maxRecordSize(16 * MAX_FIELD_CHARS)
                                .fieldModifier(FieldModifiers.STRIP)
                                .build(),
                        new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void skipByteOrderMark(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            in.unread(start);
        }
    }

    @Override
    public String format() {
        return dialect.separator() == '\t' ? "tsv" : "csv";
    }

    @Override
    public List<Field> fields() {
        return names.stream().map(Field::of).toList();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        return new Cursor(reader(bytes, dialect), problems);
    }

    /// @param rows how many were read before
    private static ProblemException malformed(long rows, CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Refusal.of(
                "row " + (rows + 1),
                "malformed_csv",
                "After row " + rows + " the file cannot be read: " + firstSentence(String.valueOf(cause.getMessage())),
                "A field that holds a separator, a quote or a line break stands in double quotes; quotes are doubled.");
    }

    private static String firstSentence(String reason) {
        int end = reason.indexOf(". ");
        return end < 0 ? reason : reason.substring(0, end + 1);
    }

    private final class Cursor implements TextCursor {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final Problems problems;
        private @Nullable CsvRecord current;
        private long row;

        Cursor(CsvReader<CsvRecord> reader, Problems problems) {
            this.reader = reader;
            this.records = reader.iterator();
            this.problems = problems;
            if (header) {
                fetch();
            }
        }

        private @Nullable CsvRecord fetch() {
            try {
                return records.hasNext() ? records.next() : null;
            } catch (CsvParseException e) {
                throw malformed(row, e);
            }
        }

        @Override
        public boolean next() {
            while (!problems.isFull()) {
                CsvRecord record = fetch();
                if (record == null) {
                    return false;
                }
                row++;
                current = record;
                if (fits(record)) {
                    return true;
                }
            }
            return false;
        }

        private boolean fits(CsvRecord record) {
            int found = record.getFieldCount();
            int expected = names.size();
            if (found != expected) {
                String column = found < expected ? '"' + names.get(found) + '"' : String.valueOf(expected + 1);
                String detail = place() + " has " + found + " fields where the header has " + expected + ".";
                problems.add("row " + row + ", column " + column, "ragged_row", "In the file, " + detail);
                return false;
            }
            for (int i = 0; i < expected; i++) {
                String cell = record.getField(i);
                if (cell.indexOf('\0') >= 0) {
                    problems.add(
                            Places.cell(row, names.get(i)),
                            "wrong_character",
                            "In the file, " + place() + " " + Texts.fault(cell) + ".",
                            "Files with zero bytes are often UTF-16: save this one with the encoding UTF-8.");
                    return false;
                }
                if (cell.indexOf(REPLACEMENT) >= 0) {
                    problems.add(
                            Places.cell(row, names.get(i)),
                            "invalid_utf8",
                            "In the file, " + place() + " is not valid UTF-8.",
                            "Save the file with the encoding UTF-8.");
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text(int column) {
            return record().getField(column);
        }

        @Override
        public long row() {
            return row;
        }

        @Override
        public String place() {
            return "row " + row + " (line " + record().getStartingLineNumber() + ")";
        }

        private CsvRecord record() {
            if (current == null) {
                throw new IllegalStateException("no row yet");
            }
            return current;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
