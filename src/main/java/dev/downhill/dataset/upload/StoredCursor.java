package dev.downhill.dataset.upload;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.dataset.format.table.TableCursor;
import java.util.List;
import java.util.Objects;

/// Goes through stored rows. For one thread.
final class StoredCursor implements TableCursor {

    private final List<Column> columns;
    private final Rows rows;
    private byte[] pixels = new byte[0];
    private int row = -1;

    StoredCursor(List<Column> columns, Rows rows) {
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public boolean next() {
        row++;
        return row < rows.count();
    }

    @Override
    public boolean isMissing(int column) {
        return switch (columns.get(column).type()) {
            case NUMERIC, DATETIME -> Double.isNaN(rows.exact(row, column));
            case CATEGORICAL -> rows.category(row, column) < 0;
            case IMAGE -> false;
            case TEXT -> rows.text(row, column) == null;
        };
    }

    @Override
    public double number(int column) {
        if (columns.get(column).type() == ColumnType.DATETIME) {
            return rows.exact(row, column);
        }
        return columns.get(column).type() == ColumnType.IMAGE ? Double.NaN : Numbers.parse(text(column));
    }

    @Override
    public String text(int column) {
        if (isMissing(column)) {
            return "";
        }
        return switch (columns.get(column).type()) {
            case DATETIME -> Timestamps.iso(rows.exact(row, column));
            case NUMERIC ->
                columns.get(column).hasDoubles()
                        ? Spelling.of(rows.exact(row, column))
                        : spelt(rows.number(row, column));
            case CATEGORICAL ->
                Objects.requireNonNull(columns.get(column).categories())
                        .get(rows.category(row, column))
                        .value();
            case TEXT -> Objects.requireNonNullElse(rows.text(row, column), "");
            case IMAGE -> "";
        };
    }

    private static String spelt(float value) {
        return value == Math.rint(value) ? Spelling.of(value) : Float.toString(value);
    }

    @Override
    public byte[] pixels(int column) {
        int size = columns.get(column).imageBytes();
        pixels = pixels.length == size ? pixels : new byte[size];
        rows.image(row, column, pixels);
        return pixels;
    }

    @Override
    public long row() {
        return row + 1L;
    }

    @Override
    public void close() {}
}
