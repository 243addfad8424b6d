package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Writes a table as rows of a fixed width, reading it once from start to end.
public final class RowEncoder {

    private RowEncoder() {}

    /// Encodes a table whose texts are of no interest.
    ///
    /// @return the columns with their histograms
    public static List<Column> encode(Table table, Schema schema, OutputStream target) throws IOException {
        return encode(table, schema, target, OutputStream.nullOutputStream());
    }

    /// @param texts takes the texts of all rows
    /// @return the columns with their histograms
    /// @throws dev.downhill.request.ProblemException if a row cannot be read after all
    public static List<Column> encode(Table table, Schema schema, OutputStream target, OutputStream texts)
            throws IOException {
        TextWriter writer = new TextWriter(texts);
        RowLayout layout = new RowLayout(schema.columns());
        List<CellEncoder> encoders = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            encoders.add(encoder(schema, layout, i, writer));
        }
        CellEncoder[] cells = encoders.toArray(CellEncoder[]::new);
        byte[] row = new byte[layout.width()];
        int rows = 0;
        Problems problems = new Problems();
        try (TableCursor cursor = table.read(problems)) {
            while (cursor.next()) {
                for (CellEncoder cell : cells) {
                    cell.encode(cursor, row);
                }
                target.write(row);
                rows++;
            }
        }
        problems.throwIfAny("Some rows of the file do not fit.");
        if (rows != schema.rows()) {
            throw new IOException("the file changed between two readings: " + rows + " rows, not " + schema.rows());
        }
        return encoders.stream().map(CellEncoder::column).toList();
    }

    private static CellEncoder encoder(Schema schema, RowLayout layout, int position, TextWriter texts) {
        Column column = schema.columns().get(position);
        int offset = layout.offset(position);
        return switch (column.type()) {
            case NUMERIC, DATETIME -> new CellEncoder.NumberCell(column, position, offset, HistogramTally.of(column));
            case CATEGORICAL ->
                CellEncoder.CategoryCell.of(
                        column,
                        position,
                        offset,
                        layout.width(position),
                        schema.respelt().contains(column.name()));
            case IMAGE -> new CellEncoder.ImageCell(column, position, offset, layout.width(position));
            case TEXT -> new CellEncoder.TextCell(column, position, offset, texts);
        };
    }
}
