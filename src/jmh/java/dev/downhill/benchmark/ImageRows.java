package dev.downhill.benchmark;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.row.RowLayout;
import dev.downhill.nn.train.Examples;
import dev.downhill.pipeline.Pixels;
import java.util.List;
import java.util.stream.IntStream;

/// Stored images of 28 by 28 bytes, each with one of ten classes, encoded as the service encodes them.
final class ImageRows implements Examples {

    static final List<Column> COLUMNS = List.of(
            Column.image("image", Role.INPUT, 0, List.of(28, 28, 1), null),
            Column.categorical("label", Role.TARGET, 0, digits()));

    /// Bytes of a row.
    static final int WIDTH = new RowLayout(COLUMNS).width();

    private static final Pixels PIXELS = new Pixels("image", 0, List.of(28, 28, 1));

    private final Rows stored;
    private final int count;

    /// @param count the first so many rows
    ImageRows(Rows stored, int count) {
        this.stored = stored;
        this.count = count;
    }

    private static List<Column.Category> digits() {
        return IntStream.range(0, 10)
                .mapToObj(digit -> new Column.Category(String.valueOf(digit), 1))
                .toList();
    }

    @Override
    public int rows() {
        return count;
    }

    @Override
    public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
        PIXELS.encode(stored, row, inputs, inputOffset);
        targets[targetOffset] = stored.category(row, 1);
    }
}
