package dev.downhill.dataset;

import java.util.Arrays;
import java.util.List;

/// The weights of the rows of a dataset: the value of its column of role {@link Role#WEIGHT}, or 1 where it has none.
/// A row of weight 2 counts as two rows of weight 1, and a row of weight 0 as none.
public final class RowWeights {

    private static final int NONE = -1;

    /// Every row counts alike.
    public static final RowWeights EQUAL = new RowWeights(NONE, false);

    private final int column;
    private final boolean hasZeros;

    private RowWeights(int column, boolean hasZeros) {
        this.column = column;
        this.hasZeros = hasZeros;
    }

    public static RowWeights of(Dataset dataset) {
        List<Column> columns = dataset.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.WEIGHT) {
                Double least = columns.get(i).min();
                return new RowWeights(i, least == null || least <= 0);
            }
        }
        return EQUAL;
    }

    /// Whether every row counts alike.
    public boolean areEqual() {
        return column == NONE;
    }

    /// Whether some rows of the dataset do not count at all.
    public boolean haveZeros() {
        return hasZeros;
    }

    /// The weight of a row.
    public double of(Rows rows, int row) {
        return column == NONE ? 1 : rows.exact(row, column);
    }

    /// The mean weight of some rows; 1 where there are none.
    public double mean(Rows rows, int[] numbers) {
        if (column == NONE || numbers.length == 0) {
            return 1;
        }
        double sum = 0;
        for (int number : numbers) {
            sum += of(rows, number);
        }
        return sum / numbers.length;
    }

    /// Those of some rows that count at all.
    public int[] counting(Rows rows, int[] numbers) {
        return hasZeros
                ? Arrays.stream(numbers).filter(number -> of(rows, number) > 0).toArray()
                : numbers;
    }
}
