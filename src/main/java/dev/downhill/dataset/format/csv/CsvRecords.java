package dev.downhill.dataset.format.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file, one after the other. This is the only reader of CSV: what an upload reads in a file, a
/// prediction reads in it, too.
///
/// Separated values after RFC 4180, laid out as {@link CsvLayout} has it, in UTF-8 with or without a byte order mark,
/// lines ended by LF or CRLF. An empty line is a row without a value where the file has one column; else it does not
/// count. Memory is bounded by the longest record.
public final class CsvRecords implements Closeable {

    private static final int SAMPLE_BYTES = 1 << 16;

    /// What a decoder writes where the bytes are no text.
    private static final char REPLACEMENT = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MARK_BYTES = 3;

    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private final CsvLayout layout;
    private final CsvHeader header;

    /// The first record, where it is data.
    private @Nullable CsvRow pending;

    private @Nullable CsvRow current;
    private long row;

    private CsvRecords(CsvReader<CsvRow> reader, CsvLayout layout) {
        this.reader = reader;
        this.layout = layout;
        rows = reader.iterator();
        CsvRow first = fetch();
        while (first != null && first.isEmpty()) {
            first = fetch();
        }
        if (first == null) {
            throw Refusal.of("#", "empty_file", "The file is empty; it begins with the names of the columns.");
        }
        refuseUnlessText(first.fields());
        header = layout.header().names().isEmpty() ? CsvHeader.present(first.fields()) : layout.header();
        pending = header.present() ? null : first;
    }

    /// Infers the layout of a file.
    ///
    /// @param text in UTF-8
    static CsvLayout layout(Bytes text, CsvLayout.Known known, String encoding) throws IOException {
        byte[] head = text.head(SAMPLE_BYTES);
        return CsvLayout.of(TextEncoding.head(head), head.length == SAMPLE_BYTES, known, encoding);
    }

    /// Reads the header.
    ///
    /// @param text in UTF-8
    /// @throws ProblemException if there is no header, or it cannot be read
    static CsvRecords open(Bytes text, CsvLayout layout) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(text.open(), SAMPLE_BYTES);
        try {
            bytes.mark(MARK_BYTES);
            String mark = new String(bytes.readNBytes(MARK_BYTES), StandardCharsets.UTF_8);
            if (mark.isEmpty() || mark.charAt(0) != BYTE_ORDER_MARK) {
                bytes.reset();
            }
            Reader content = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            if (layout.skipRows() > 0) {
                content = new SkippedLines(content, layout.skipRows());
            }
            return new CsvRecords(reader(content, layout.separator(), layout.quote(), layout.comment()), layout);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /// Opens a file to predict from.
    ///
    /// @param declared the charset that its sender declares; null where none is
    /// @param expected names of the columns of the model
    /// @param usual how the file was read that the model learnt from; null where it was none
    public static CsvRecords open(
            Bytes file, @Nullable Charset declared, Collection<String> expected, @Nullable CsvFormat usual)
            throws IOException {
        TextEncoding encoding = declared == null ? TextEncoding.of(file) : new TextEncoding(declared, null);
        Bytes text = encoding.utf8(file);
        CsvLayout.Known known = new CsvLayout.Known(CsvSpec.EMPTY, expected, usual);
        return open(text, layout(text, known, encoding.charset().name()));
    }

    /// @param comment 0 for none
    static CsvReader<CsvRow> reader(Reader text, char separator, char quote, char comment) {
        // Bytes that are not UTF-8 become U+FFFD, which the fields are searched for: so the row can be named.
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * CsvRow.MAX_FIELD_CHARS);
        if (comment != 0) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
        }
        return builder.build(new CsvRow.Handler(), separator == ' ' ? new BlankRuns(text, quote) : text);
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

    CsvLayout layout() {
        return layout;
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

    /// Whether a field of the row stood in quotes.
    boolean isQuoted(int field) {
        return current != null && current.isQuoted(field);
    }

    /// Number of the row, from 1; the header does not count.
    public long row() {
        return row;
    }

    /// The row as the owner of the file finds it again.
    String place() {
        return "row " + row + " (line " + line() + ")";
    }

    /// The line in which the row begins, from 1.
    long line() {
        return current == null ? 0 : current.line() + layout.skipRows();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
