package dev.downhill.dataset.format.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The used part of a sheet as CSV in UTF-8, made while it is read: line n is row n of the sheet, so that places keep
/// their numbers, and header, titles and notation are found as in a CSV file.
final class SheetText extends InputStream {

    /// Stands for a line break within a cell, so that a row is a line: a character for private use.
    static final char LINE_BREAK = '\uE00A';

    private final SheetRows rows;
    private final int firstColumn;
    private final String[] cells;
    private final StringBuilder lines = new StringBuilder();
    private byte[] bytes = new byte[0];
    private int position;
    private int line = 1;

    /// @param firstColumn from 0
    /// @param columns of the used part
    SheetText(SheetRows rows, int firstColumn, int columns) {
        this.rows = rows;
        this.firstColumn = firstColumn;
        this.cells = new String[columns];
    }

    @Override
    public int read() throws IOException {
        return isFilled() ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isFilled()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isFilled() throws IOException {
        if (position < bytes.length) {
            return true;
        }
        if (!rows.next()) {
            return false;
        }
        lines.setLength(0);
        lines.repeat('\n', rows.row() - line);
        line = rows.row() + 1;
        boolean used = fill();
        for (int i = 0; used && i < cells.length; i++) {
            write(cells[i], i);
        }
        lines.append('\n');
        bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        position = 0;
        return true;
    }

    /// Whether the row has a value in the used part.
    private boolean fill() {
        Arrays.fill(cells, "");
        boolean used = false;
        for (SheetRows.Cell cell : rows.cells()) {
            int at = cell.column() - firstColumn;
            if (at >= 0 && at < cells.length && !cell.text().isEmpty()) {
                cells[at] = cell.text();
                used = true;
            }
        }
        return used;
    }

    private void write(String text, int column) {
        if (column > 0) {
            lines.append(',');
        }
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
        if (quoted) {
            lines.append('"');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                lines.append('"');
            }
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!pair) {
                lines.append(c == '\n' || c == '\r' ? LINE_BREAK : c);
            }
        }
        if (quoted) {
            lines.append('"');
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
