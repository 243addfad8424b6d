package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.request.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a sheet that are written in it, one after the other. Memory is bounded by the longest row.
///
/// A cell has the text that CSV would have: numbers with their digits, dates as ISO 8601, booleans as `true` and
/// `false`, of a formula the value that was computed last.
final class SheetRows implements Closeable {

    /// A sheet has 1,048,576 rows and 16,384 columns at most.
    private static final int MAX_ROWS = 1 << 20;

    static final int MAX_COLUMNS = 1 << 14;
    private static final int MAX_ROW_CHARS = 1 << 24;

    private final PartReader part;
    private final String sheet;
    private final SharedStrings strings;
    private final NumberStyles styles;
    private final boolean since1904;
    private final List<Cell> cells = new ArrayList<>();
    private int row;

    /// @param column from 0
    /// @param text empty where the cell has no value
    /// @param uncomputed whether it is a formula without a value
    record Cell(int column, String text, boolean uncomputed) {}

    SheetRows(PartReader part, String sheet, SharedStrings strings, NumberStyles styles, boolean since1904) {
        this.part = part;
        this.sheet = sheet;
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
    }

    /// Goes to the next row.
    ///
    /// @return false behind the last
    /// @throws ProblemException if a cell cannot be read
    boolean next() throws IOException {
        while (part.next()) {
            if (part.isStart("row")) {
                int number = number(part.attribute("r"), row + 1);
                if (number <= row || number > MAX_ROWS) {
                    throw broken("row " + number + " stands behind row " + row);
                }
                row = number;
                readCells();
                return true;
            }
            if (part.isEnd("sheetData")) {
                return false;
            }
        }
        return false;
    }

    private void readCells() throws IOException {
        cells.clear();
        int column = -1;
        int chars = 0;
        while (part.next() && !part.isEnd("row")) {
            if (part.isStart("c")) {
                column = column(part.attribute("r"), column + 1);
                Cell cell = cell(column);
                chars += cell.text().length();
                if (cells.size() == MAX_COLUMNS || chars > MAX_ROW_CHARS) {
                    throw broken("the row has more than " + MAX_COLUMNS + " cells or " + MAX_ROW_CHARS + " characters");
                }
                cells.add(cell);
            }
        }
    }

    private Cell cell(int column) throws IOException {
        String type = part.attribute("t");
        int style = number(part.attribute("s"), 0);
        String value = "";
        boolean formula = false;
        while (part.next() && !part.isEnd("c")) {
            if (part.isStart("v")) {
                value = part.text();
            } else if (part.isStart("is")) {
                value = CellText.of(part, "is");
            } else if (part.isStart("f")) {
                formula = true;
                part.text();
            }
        }
        return new Cell(column, text(type == null ? "n" : type, style, value), formula && value.isEmpty());
    }

    private String text(String type, int style, String value) {
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : shared(value.strip());
            case "b" -> value.isEmpty() ? "" : value.strip().equals("1") ? "true" : "false";
            case "str" -> CellText.unescaped(value);
            case "n" -> !value.isEmpty() && styles.isDate(style) ? SerialDate.iso(value.strip(), since1904) : value;
            default -> value;
        };
    }

    private String shared(String index) {
        int number = number(index, -1);
        if (number < 0 || number >= strings.count()) {
            throw broken("a cell refers to text " + Places.quote(index) + " of " + strings.count());
        }
        return strings.get(number);
    }

    /// `B7` is in column 1.
    private int column(@Nullable String reference, int usual) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length(); i++) {
            char letter = Character.toUpperCase(reference.charAt(i));
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = Math.min(column * 26 + letter - 'A' + 1, MAX_COLUMNS + 1);
        }
        int index = column == 0 ? usual : column - 1;
        if (index >= MAX_COLUMNS) {
            throw broken("a cell stands behind the last column, " + MAX_COLUMNS);
        }
        return index;
    }

    private static int number(@Nullable String text, int usual) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return text == null || text.isEmpty() ? usual : Integer.MAX_VALUE;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private ProblemException broken(String what) {
        return Refusal.of(
                "sheet " + Places.quote(sheet) + ", row " + Math.max(1, row),
                "broken_file",
                "In sheet " + Places.quote(sheet) + ", row " + Math.max(1, row) + ": " + what + ".",
                "Save the workbook again in a spreadsheet program, or as CSV.");
    }

    /// Cells that are written in the row, in any order.
    List<Cell> cells() {
        return cells;
    }

    /// Number of the row as the spreadsheet program shows it, from 1.
    int row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
