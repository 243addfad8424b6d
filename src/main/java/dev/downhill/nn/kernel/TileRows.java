package dev.downhill.nn.kernel;

/// Cuts the rows of a product into tiles of 12, 8, 4 or 1, high ones first.
///
/// Where a row may be computed twice, the last tile begins early and repeats some of the rows before it: that costs
/// less than a low tile, in which the processor waits for one multiply-add to finish before the next can begin.
final class TileRows {

    private TileRows() {}

    /// Height of the tile at `row` of `rows`; more than the rows left where it is to begin early.
    static int next(int row, int rows, boolean mayRepeat) {
        int left = rows - row;
        int wished = left >= 20 || (left > 8 && left <= 12) ? 12 : left > 4 ? 8 : left > 1 ? 4 : 1;
        if (wished <= left || (mayRepeat && wished <= rows)) {
            return wished;
        }
        return left >= 12 ? 12 : left >= 8 ? 8 : left >= 4 ? 4 : 1;
    }
}
