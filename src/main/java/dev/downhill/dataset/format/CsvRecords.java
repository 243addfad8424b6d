package dev.downhill.dataset.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file, one after the other. This is the only reader of CSV: what an upload reads in a file, a
/// prediction reads in it, too.
///
/// Comma-, semicolon- or tab-separated values after RFC 4180, in UTF-8 with or without a byte order mark, lines ended
/// by
/// LF or CRLF. An empty line is a row without a value where the file has one column; else it does not count. Memory is
/// bounded by the longest record.
public final class CsvRecords implements Closeable {

    private static final int SAMPLE_BYTES = 1 << 16;

    /// What a decoder writes where the bytes are no text.
    private static final char REPLACEMENT = '\uFFFD';

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private final CsvDialect dialect;
    private final CsvHeader header;

    /// The first record, where it is data.
    private @Nullable CsvRow pending;

    private @Nullable CsvRow current;
    private long row;

    private CsvRecords(CsvReader<CsvRow> reader, CsvDialect dialect, Collection<String> expected) {
        this.reader = reader;
        this.dialect = dialect;
        rows = reader.iterator();
        CsvRow first = fetch();
        while (first != null && first.isEmpty()) {
            first = fetch();
        }
        if (first == null) {
            throw Refusal.of("#", "empty_file", "The file is empty; it begins with the names of the columns.");
        }
        refuseUnlessText(first.fields());
        header = CsvHeader.of(first.fields(), expected);
        pending = header.present() ? null : first;
    }

    /// Reads the header.
    ///
    /// @param in closed with the records, or at once where there is no header
    /// @param expected as {@link CsvHeader#of} takes it
    /// @throws ProblemException if there is no header, or it cannot be read
    public static CsvRecords open(InputStream in, Collection<String> expected) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, SAMPLE_BYTES);
        try {
            bytes.mark(SAMPLE_BYTES);
            byte[] head = bytes.readNBytes(SAMPLE_BYTES);
            bytes.reset();
            int from = Arrays.equals(head, 0, Math.min(3, head.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
            bytes.skipNBytes(from);
            String start = new String(head, from, head.length - from, StandardCharsets.UTF_8);
            CsvDialect dialect = CsvDialect.sniff(start, head.length == SAMPLE_BYTES);
            return new CsvRecords(reader(bytes, dialect), dialect, expected);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static CsvReader<CsvRow> reader(InputStream in, CsvDialect dialect) {
        // Bytes that are not UTF-8 become U+FFFD, which the fields are searched for: so the row can be named.
        return CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(CsvDialect.QUOTE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * CsvRow.MAX_FIELD_CHARS)
                .build(new CsvRow.Handler(), new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void refuseUnlessText(List<String> header) {
        if (header.size() > Table.MAX_COLUMNS) {
            throw Refusal.of("line 1", "too_many_columns", "The file has more than " + Table.MAX_COLUMNS + " columns.");
        }
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).indexOf(REPLACEMENT) >= 0) {
                throw Refusal.of("line 1, column " + (i + 1), "invalid_utf8", "The header is not valid UTF-8.");
            }
        }
    }

    public CsvHeader header() {
        return header;
    }

    char separator() {
        return dialect.separator();
    }

    /// Goes to the next row that fits the header.
    ///
    /// @param problems takes the rows that do not fit, with their places
    /// @return false behind the last row, and where `problems` is full
    public boolean next(Problems problems) {
        while (!problems.isFull()) {
            CsvRow record = pending == null ? fetch() : pending;
            pending = null;
            if (record == null) {
                return false;
            }
            if (record.isEmpty() && header.names().size() > 1) {
                continue;
            }
            row++;
            current = record;
            if (fits(record.fields(), problems)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CsvRow fetch() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Refusal.of(
                    "row " + (row + 1),
                    "malformed_csv",
                    "After row " + row + " the file cannot be read: "
                            + firstSentence(String.valueOf(cause.getMessage())),
                    "A field that holds a separator, a quote or a line break stands in double quotes; quotes are"
                            + " doubled.");
        }
    }

    private static String firstSentence(String reason) {
        int end = reason.indexOf(". ");
        return end < 0 ? reason : reason.substring(0, end + 1);
    }

    private boolean fits(List<String> fields, Problems problems) {
        List<String> names = header.names();
        int found = fields.size();
        int expected = names.size();
        if (found != expected) {
            String column = found < expected ? '"' + names.get(found) + '"' : String.valueOf(expected + 1);
            String detail = place() + " has " + found + " fields where the header has " + expected + ".";
            problems.add("row " + row + ", column " + column, "ragged_row", "In the file, " + detail);
            return false;
        }
        for (int i = 0; i < expected; i++) {
            String field = fields.get(i);
            if (field.indexOf('\0') >= 0) {
                problems.add(
                        Places.cell(row, names.get(i)),
                        "wrong_character",
                        "In the file, " + place() + " " + Texts.fault(field) + ".",
                        "Files with zero bytes are often UTF-16: save this one with the encoding UTF-8.");
                return false;
            }
            if (field.indexOf(REPLACEMENT) >= 0) {
                problems.add(
                        Places.cell(row, names.get(i)),
                        "invalid_utf8",
                        "In the file, " + place() + " is not valid UTF-8.",
                        "Save the file with the encoding UTF-8, or name its own in Content-Type: text/csv;"
                                + " charset=windows-1252.");
                return false;
            }
        }
        return true;
    }

    /// The fields of the row, as many as the header has names.
    public List<String> fields() {
        if (current == null) {
            throw new IllegalStateException("no row yet");
        }
        return current.fields();
    }

    /// Number of the row, from 1; the header does not count.
    public long row() {
        return row;
    }

    /// The row as the owner of the file finds it again.
    String place() {
        return "row " + row + " (line " + (current == null ? 0 : current.line()) + ")";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
