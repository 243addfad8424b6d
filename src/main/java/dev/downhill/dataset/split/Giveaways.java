package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Columns that alone give the target away, as a date of cancellation gives away who left: they are mostly known only
/// afterwards.
///
/// A class is told by the most frequent one among the other rows of the same category, or of the same or the nearest
/// number; leaving out the row itself keeps a column of different values from telling anything. A number is told by
/// a straight line.
final class Giveaways {

    private static final int MIN_ROWS = 50;
    private static final int MAX_NAMED = 5;
    private static final int MAX_CELLS = 1 << 20;
    private static final double MIN_ACCURACY = 0.99;
    private static final double MAX_BASELINE = 0.9;
    private static final double MIN_R2 = 0.9999;

    /// The most rows that are sorted by a column, and in all columns together.
    private static final int MAX_SORTED = 20_000;

    private static final int MAX_SORTED_IN_ALL = 4_000_000;

    private final Rows rows;
    private final int[] training;
    private final int target;
    private final int most;

    private Giveaways(Dataset dataset, Rows rows, int[] training) {
        this.rows = rows;
        this.training = training;
        this.target = dataset.targetIndex();
        this.most = Math.clamp(MAX_SORTED_IN_ALL / dataset.columns().size(), MIN_ROWS, MAX_SORTED);
    }

    static List<String> warnings(Dataset dataset, Rows rows, int[] training) {
        long inputs = dataset.columns().stream()
                .filter(column -> column.role() == Role.INPUT)
                .count();
        if (training.length < MIN_ROWS || inputs < 2) {
            return List.of();
        }
        Giveaways giveaways = new Giveaways(dataset, rows, training);
        List<Column.Category> classes = dataset.targetColumn().categories();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size() && warnings.size() < MAX_NAMED; i++) {
            Column column = dataset.columns().get(i);
            if (column.role() == Role.INPUT && (column.categories() != null || isNumber(column))) {
                String evidence =
                        classes == null ? giveaways.line(column, i) : giveaways.rule(column, i, classes.size());
                if (!evidence.isEmpty()) {
                    warnings.add("Column \"" + column.name() + "\" alone gives the target away: " + evidence
                            + " Where it is only known afterwards, set its role to \"ignored\" in a variant of the"
                            + " dataset.");
                }
            }
        }
        return warnings;
    }

    private static boolean isNumber(Column column) {
        return column.type() == ColumnType.NUMERIC || column.type() == ColumnType.DATETIME;
    }

    /// @return how well a rule of this column tells the class; empty where that is not suspicious
    private String rule(Column column, int index, int classes) {
        int[] counts = new int[classes];
        for (int row : training) {
            counts[rows.category(row, target)]++;
        }
        double baseline = Arrays.stream(counts).max().orElse(0) / (double) training.length;
        if (baseline > MAX_BASELINE) {
            return "";
        }
        double told = column.categories() == null
                ? toldByNeighbours(index)
                : toldByCategory(index, classes, column.categories().size());
        return told < MIN_ACCURACY
                ? ""
                : "it tells the class of " + percent(told)
                        + " of the training rows, where the most frequent class makes " + percent(baseline) + ".";
    }

    private double toldByCategory(int index, int classes, int categories) {
        if ((long) (categories + 1) * classes > MAX_CELLS) {
            return 0;
        }
        int[] cells = new int[(categories + 1) * classes];
        for (int row : training) {
            cells[(rows.category(row, index) + 1) * classes + rows.category(row, target)]++;
        }
        return told(cells, classes);
    }

    /// By the other rows of the same number, or where there is none, by those of the nearest.
    private double toldByNeighbours(int index) {
        int stride = Math.max(1, Math.ceilDiv(training.length, most));
        long[] sorted = new long[Math.ceilDiv(training.length, stride)];
        for (int i = 0; i < sorted.length; i++) {
            int row = training[i * stride];
            long value = ordered((float) rows.exact(row, index));
            sorted[i] = (value << Integer.SIZE) | rows.category(row, target);
        }
        Arrays.sort(sorted);
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < sorted.length; from += groups.getLast().size()) {
            groups.add(Group.at(sorted, from));
        }
        long right = 0;
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (group.size() > 1) {
                right += right(group.most(), group.second());
            } else {
                Group before = groups.get(i == 0 ? Math.min(1, groups.size() - 1) : i - 1);
                Group behind = i == groups.size() - 1 ? before : groups.get(i + 1);
                boolean back =
                        group.value() - before.value() <= behind.value() - group.value() || i == groups.size() - 1;
                right += (i > 0 && back ? before : behind).mode() == group.mode() ? 1 : 0;
            }
        }
        return right / (double) sorted.length;
    }

    /// A whole number whose order is that of the floats; the missing value is the largest.
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }

    /// Rows of the same number.
    ///
    /// @param value as {@link #ordered} has it
    /// @param most rows of the most frequent class, which is `mode`
    /// @param second rows of the second most frequent class
    private record Group(long value, int size, int mode, int most, int second) {

        static Group at(long[] sorted, int from) {
            long value = sorted[from] >> Integer.SIZE;
            int mode = 0;
            int most = 0;
            int second = 0;
            int end = from;
            while (end < sorted.length && sorted[end] >> Integer.SIZE == value) {
                int begin = end;
                while (end < sorted.length && sorted[end] == sorted[begin]) {
                    end++;
                }
                if (end - begin > most) {
                    second = most;
                    most = end - begin;
                    mode = (int) sorted[begin];
                } else {
                    second = Math.max(second, end - begin);
                }
            }
            return new Group(value, end - from, mode, most, second);
        }
    }

    /// How many rows of a cell are of the most frequent class among the others.
    private static int right(int most, int second) {
        return most - 1 > second || (most > 1 && second == 0) ? most : 0;
    }

    /// Share of the rows whose class is the most frequent one among the other rows of their cell.
    private double told(int[] cells, int classes) {
        long right = 0;
        for (int from = 0; from < cells.length; from += classes) {
            int most = 0;
            int second = 0;
            for (int i = from; i < from + classes; i++) {
                if (cells[i] > most) {
                    second = most;
                    most = cells[i];
                } else {
                    second = Math.max(second, cells[i]);
                }
            }
            right += right(most, second);
        }
        return right / (double) training.length;
    }

    /// @return how well a line of this column tells the number; empty where that is not suspicious
    private String line(Column column, int index) {
        if (column.categories() != null) {
            return "";
        }
        double meanX = 0;
        double meanY = 0;
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        long count = 0;
        for (int row : training) {
            double x = rows.exact(row, index);
            double y = rows.exact(row, target);
            if (Double.isNaN(x)) {
                continue;
            }
            count++;
            double dx = x - meanX;
            double dy = y - meanY;
            meanX += dx / count;
            meanY += dy / count;
            squaresX += dx * (x - meanX);
            squaresY += dy * (y - meanY);
            products += dx * (y - meanY);
        }
        double r2 = products * products / (squaresX * squaresY);
        return count >= MIN_ACCURACY * training.length && r2 >= MIN_R2
                ? "a straight line of it tells the target (r² " + String.format(Locale.ROOT, "%.5f", r2) + ")."
                : "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
