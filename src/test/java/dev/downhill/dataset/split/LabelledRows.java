package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Rows of one column, the label; -1 where it is missing.
final class LabelledRows implements Rows {

    private final int[] labels;
    private final SplitRule.Random fractions;

    private LabelledRows(int[] labels, SplitRule.Random fractions) {
        this.labels = labels;
        this.fractions = fractions;
    }

    static LabelledRows of(int... labels) {
        return new LabelledRows(labels, new SplitRule.Random(1, 0, 0, true));
    }

    /// Equally many rows of each class.
    static LabelledRows even(int classes, int rowsPerClass) {
        return of(IntStream.range(0, classes * rowsPerClass)
                .map(row -> row % classes)
                .toArray());
    }

    /// Between 1 and 12 classes of between 3 and 80 rows, some labels missing, and fractions to divide them by.
    static LabelledRows random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> labels = new ArrayList<>();
        int classes = random.nextInt(1, 13);
        for (int label = 0; label < classes; label++) {
            int size = random.nextInt(3, 81);
            for (int i = 0; i < size; i++) {
                labels.add(label);
                if (random.nextInt(10) == 0) {
                    labels.add(-1);
                }
            }
        }
        int validation = random.nextInt(0, 40);
        int test = random.nextInt(0, 40);
        SplitRule.Random fractions =
                new SplitRule.Random((100 - validation - test) / 100.0, validation / 100.0, test / 100.0, true);
        return new LabelledRows(labels.stream().mapToInt(i -> i).toArray(), fractions);
    }

    SplitRule.Random fractions() {
        return fractions;
    }

    int classes() {
        return Arrays.stream(labels).max().orElse(-1) + 1;
    }

    int size(int label) {
        return (int) Arrays.stream(labels).filter(found -> found == label).count();
    }

    int count(int[] rows, int label) {
        return (int) Arrays.stream(rows).filter(row -> labels[row] == label).count();
    }

    Dataset dataset() {
        List<Category> categories = IntStream.range(0, classes())
                .mapToObj(label -> new Category("c" + label, size(label)))
                .toList();
        Column label = new Column(
                "label",
                ColumnType.CATEGORICAL,
                Role.TARGET,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                categories,
                null);
        return new Dataset(
                "ds_test",
                "test",
                "",
                Instant.EPOCH,
                "csv",
                labels.length,
                0,
                "",
                Task.CLASSIFICATION,
                "label",
                List.of(),
                List.of(label));
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public float number(int row, int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int category(int row, int column) {
        return labels[row];
    }

    @Override
    public void image(int row, int column, byte[] pixels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
