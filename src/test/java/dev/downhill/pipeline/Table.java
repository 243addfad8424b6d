package dev.downhill.pipeline;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.Task;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small dataset in memory, written column by column: an example for tests.
public final class Table implements Rows {

    private final List<Column> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /// Numbers; NaN where missing.
    public Table numbers(String name, float... numbers) {
        return numbers(name, Role.INPUT, numbers);
    }

    public Table numbers(String name, Role role, float... numbers) {
        long missing = 0;
        for (float number : numbers) {
            missing += Float.isNaN(number) ? 1 : 0;
        }
        return add(column(name, ColumnType.NUMERIC, role, missing, null, null), numbers);
    }

    /// Categories in the order in which they first occur; null where missing.
    public Table categories(String name, Role role, @Nullable String... words) {
        List<String> known = new ArrayList<>();
        int[] codes = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word != null && !known.contains(word)) {
                known.add(word);
            }
            codes[i] = word == null ? -1 : known.indexOf(word);
        }
        long missing = Arrays.stream(codes).filter(code -> code < 0).count();
        List<Column.Category> categories = known.stream()
                .map(word -> new Column.Category(
                        word, Arrays.stream(words).filter(word::equals).count()))
                .toList();
        return add(column(name, ColumnType.CATEGORICAL, role, missing, categories, null), codes);
    }

    public Table images(String name, List<Integer> shape, byte[]... images) {
        return add(column(name, ColumnType.IMAGE, Role.INPUT, 0, null, shape), images);
    }

    public Table texts(String name, @Nullable String... texts) {
        return add(column(name, ColumnType.TEXT, Role.INPUT, 0, null, null), texts);
    }

    public Table text(String name, int rows) {
        return add(column(name, ColumnType.TEXT, Role.INPUT, 0, null, null), new byte[rows][]);
    }

    private Table add(Column column, Object columnValues) {
        columns.add(column);
        values.add(columnValues);
        return this;
    }

    private static Column column(
            String name,
            ColumnType type,
            Role role,
            long missing,
            @Nullable List<Column.Category> categories,
            @Nullable List<Integer> shape) {
        return new Column(name, type, role, missing, null, null, null, null, null, null, null, categories, shape);
    }

    /// The last column that was given the role of target names the task.
    public Dataset dataset() {
        Column target = columns.stream()
                .filter(column -> column.role() == Role.TARGET)
                .findFirst()
                .orElseThrow();
        Task task = target.type() == ColumnType.NUMERIC ? Task.REGRESSION : Task.CLASSIFICATION;
        return new Dataset(
                "ds_table",
                "table",
                "",
                Instant.EPOCH,
                "csv",
                count(),
                0,
                "00",
                task,
                target.name(),
                List.of(),
                List.copyOf(columns));
    }

    @Override
    public int count() {
        return Array.getLength(values.getFirst());
    }

    @Override
    public float number(int row, int column) {
        return ((float[]) values.get(column))[row];
    }

    @Override
    public int category(int row, int column) {
        return ((int[]) values.get(column))[row];
    }

    @Override
    public @Nullable String text(int row, int column) {
        return values.get(column) instanceof String[] texts ? texts[row] : null;
    }

    @Override
    public void image(int row, int column, byte[] pixels) {
        byte[] image = ((byte[][]) values.get(column))[row];
        System.arraycopy(image, 0, pixels, 0, image.length);
    }

    @Override
    public void close() {}
}
