package dev.downhill.dataset.format.json;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.json.JsonColumns.Start;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.TextCursor;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.Json;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// JSON by columns ({@link JsonColumns}) as a table: the file is read at one place for each column.
public final class JsonColumnsTable implements Table {

    private static final int MAX_VALUE = 1 << 20;

    private final Bytes text;
    private final List<Start> columns;

    private JsonColumnsTable(Bytes text, List<Start> columns) {
        this.text = text;
        this.columns = columns;
    }

    /// Opens JSON of any layout: by columns, as lines, or as an array.
    ///
    /// @throws ProblemException if it cannot be read
    public static Table open(Bytes file, TextEncoding encoding) throws IOException {
        Bytes text = encoding.utf8(file);
        List<Start> columns = JsonColumns.find(text);
        return columns == null ? JsonLinesTable.open(file, encoding) : new JsonColumnsTable(text, columns);
    }

    @Override
    public String format() {
        return "json";
    }

    @Override
    public List<Field> fields() {
        return columns.stream().map(column -> Field.of(column.name())).toList();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public List<Guess> guesses() {
        return List.of();
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        Cursor cursor = new Cursor(problems);
        try {
            cursor.open();
            return cursor;
        } catch (IOException | RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private final class Cursor implements TextCursor {

        private final Problems problems;
        private final List<JsonScan> scans = new ArrayList<>();
        private final String[] cells = new String[columns.size()];
        private long row;

        Cursor(Problems problems) {
            this.problems = problems;
        }

        private void open() throws IOException {
            for (Start column : columns) {
                scans.add(new JsonScan(text.openAt(column.start()), "column " + Places.quote(column.name())));
            }
        }

        @Override
        public boolean next() throws IOException {
            if (row == columns.getFirst().rows() || problems.isFull()) {
                return false;
            }
            row++;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(scans.get(i), columns.get(i));
            }
            return true;
        }

        private String cell(JsonScan scan, Start column) throws IOException {
            if (row > 1) {
                scan.peek();
                scan.take();
            }
            if (column.keyed()) {
                scan.value(0);
                scan.take();
            }
            JsonNode node;
            try {
                node = Json.parse(scan.value(MAX_VALUE));
            } catch (ProblemException e) {
                throw Refusal.of(
                        Places.cell(row, column.name()),
                        "malformed_json",
                        "In value " + row + " of column " + Places.quote(column.name()) + ": " + e.detail());
            }
            String fault = node.isString() ? Texts.fault(node.stringValue()) : null;
            if (fault != null) {
                problems.add(
                        Places.cell(row, column.name()),
                        "wrong_character",
                        "In value " + row + " of column " + Places.quote(column.name()) + ", the text " + fault + ".");
                return "";
            }
            return Spelling.of(node);
        }

        @Override
        public String text(int column) {
            return cells[column];
        }

        @Override
        public long row() {
            return row;
        }

        @Override
        public void close() throws IOException {
            for (JsonScan scan : scans) {
                scan.close();
            }
        }
    }
}
