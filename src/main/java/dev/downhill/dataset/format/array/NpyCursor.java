package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.TableCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of an array of inputs and, behind them, of one of targets.
final class NpyCursor implements TableCursor {

    private final long rows;
    private final NpyRows inputs;
    private final @Nullable NpyRows targets;
    private final int targetColumn;
    private long row;

    /// @param targets null where the inputs hold the target
    NpyCursor(long rows, int targetColumn, NpyRows inputs, @Nullable NpyRows targets) {
        this.rows = rows;
        this.targetColumn = targetColumn;
        this.inputs = inputs;
        this.targets = targets;
    }

    @Override
    public boolean next() throws IOException {
        if (row == rows) {
            return false;
        }
        row++;
        inputs.next();
        if (targets != null) {
            targets.next();
        }
        return true;
    }

    @Override
    public boolean isMissing(int column) {
        return Double.isNaN(number(column));
    }

    @Override
    public double number(int column) {
        return targets != null && column == targetColumn ? targets.value(0) : inputs.value(column);
    }

    @Override
    public String text(int column) {
        return targets != null && column == targetColumn ? targets.text(0) : inputs.text(column);
    }

    @Override
    public byte[] pixels(int column) {
        return inputs.bytes();
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        try (inputs;
                targets) {
            row = rows;
        }
    }
}
