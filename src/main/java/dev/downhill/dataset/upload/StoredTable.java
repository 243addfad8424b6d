package dev.downhill.dataset.upload;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.request.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a dataset, read as the file was that they came from. Numbers are spelt as the shortest decimal that
/// means them, so that 5.1 is 5.1 again. The texts of older datasets were not kept, and are missing.
final class StoredTable implements Table {

    private final Dataset dataset;
    private final Rows rows;

    StoredTable(Dataset dataset, Rows rows) {
        this.dataset = dataset;
        this.rows = rows;
    }

    @Override
    public String format() {
        return dataset.format();
    }

    @Override
    public List<Field> fields() {
        return dataset.columns().stream().map(StoredTable::field).toList();
    }

    private static Field field(Column column) {
        return switch (column.type()) {
            case NUMERIC, DATETIME, TEXT -> Field.of(column.name());
            case CATEGORICAL -> Field.label(column.name());
            case IMAGE -> Field.image(column.name(), column.shape(), column.isDeep());
        };
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public @Nullable CsvFormat csv() {
        return dataset.csv();
    }

    @Override
    public @Nullable ImagesFormat images() {
        return dataset.images();
    }

    @Override
    public @Nullable Notation notation(int column) {
        return dataset.columns().get(column).notation();
    }

    @Override
    public TableCursor read(Problems problems) {
        return new StoredCursor(dataset.columns(), rows);
    }

    @Override
    public void close() {
        rows.close();
    }
}
