package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Table;
import java.io.IOException;

/// The columns of a sheet that hold values, found by reading it once: what a sheet says about its own size is often
/// wrong.
///
/// @param firstColumn from 0
/// @param columns 0 where the sheet is empty
/// @param uncomputed formulas without a value
/// @param firstUncomputed row of the first of them; 0 where there is none
record UsedPart(int firstColumn, int columns, long uncomputed, int firstUncomputed) {

    static UsedPart of(SheetRows rows) throws IOException {
        int first = SheetRows.MAX_COLUMNS;
        int last = -1;
        long uncomputed = 0;
        int firstUncomputed = 0;
        while (rows.next()) {
            for (SheetRows.Cell cell : rows.cells()) {
                if (!cell.text().isBlank() || cell.uncomputed()) {
                    first = Math.min(first, cell.column());
                    last = Math.max(last, cell.column());
                }
                if (cell.uncomputed()) {
                    uncomputed++;
                    firstUncomputed = firstUncomputed == 0 ? rows.row() : firstUncomputed;
                }
            }
        }
        return new UsedPart(first, Math.max(0, last - first + 1), uncomputed, firstUncomputed);
    }

    boolean isTooWide() {
        return columns > Table.MAX_COLUMNS;
    }
}
