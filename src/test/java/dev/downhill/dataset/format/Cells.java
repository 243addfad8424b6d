package dev.downhill.dataset.format;

import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// All cells of a table as text: images in hex, missing values as `-`.
public final class Cells {

    private Cells() {}

    public static List<List<String>> read(Table table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Problems problems = new Problems();
        try (TableCursor cursor = table.read(problems)) {
            while (cursor.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < table.fields().size(); i++) {
                    row.add(cell(table.fields().get(i), cursor, i));
                }
                rows.add(row);
            }
        }
        problems.throwIfAny("Some rows do not fit.");
        return rows;
    }

    private static String cell(Field field, TableCursor cursor, int column) throws IOException {
        if (field.isImage()) {
            return HexFormat.of().formatHex(cursor.pixels(column));
        }
        return cursor.isMissing(column) ? "-" : cursor.text(column);
    }
}
