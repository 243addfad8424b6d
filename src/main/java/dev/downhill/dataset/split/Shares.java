package dev.downhill.dataset.split;

/// Divides groups of rows into parts of given fractions, in whole rows.
///
/// Each group gives a part its fraction rounded down; the rows left over go to the parts that are furthest behind
/// their fraction of all rows so far, at most one each. So neither a group nor the whole strays, as it would
/// if every group were rounded by itself.
final class Shares {

    private final double[] fractions;
    private final double[] due;
    private final int[] given;
    private final int asked;

    private Shares(double[] fractions) {
        this.fractions = fractions;
        due = new double[fractions.length];
        given = new int[fractions.length];
        int count = 0;
        for (double fraction : fractions) {
            count += fraction > 0 ? 1 : 0;
        }
        asked = count;
    }

    /// @param sizes rows of each group
    /// @param fractions of the parts; the first is that which is learnt from, and above 0
    /// @return rows of each group in each part
    static int[][] of(int[] sizes, double[] fractions) {
        Shares shares = new Shares(fractions);
        int[][] cells = new int[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            cells[group] = shares.divide(sizes[group]);
        }
        shares.fillEmptyParts(cells);
        return cells;
    }

    private int[] divide(int size) {
        int[] cells = new int[fractions.length];
        boolean[] rounded = new boolean[fractions.length];
        int left = size;
        for (int part = 0; part < cells.length; part++) {
            due[part] += fractions[part] * size;
            // The nudge keeps 0.7 * 10 from being 6.999…
            cells[part] = (int) (fractions[part] * size + 1e-9);
            left -= cells[part];
        }
        for (; left > 0; left--) {
            int part = furthestBehind(cells, rounded);
            rounded[part] = true;
            cells[part]++;
        }
        if (size > 0) {
            spread(cells, size);
        }
        for (int part = 0; part < cells.length; part++) {
            given[part] += cells[part];
        }
        return cells;
    }

    private int furthestBehind(int[] cells, boolean[] rounded) {
        int furthest = -1;
        for (int part = 0; part < cells.length; part++) {
            if (fractions[part] > 0
                    && !rounded[part]
                    && (furthest < 0 || behind(part, cells) > behind(furthest, cells))) {
                furthest = part;
            }
        }
        return furthest < 0 ? 0 : furthest;
    }

    private double behind(int part, int[] cells) {
        return due[part] - given[part] - cells[part];
    }

    /// Gives every part a row of the group if there are enough, and the first part one in any case.
    private void spread(int[] cells, int size) {
        for (int part = 0; part < cells.length; part++) {
            if (fractions[part] > 0 && cells[part] == 0 && (part == 0 || size >= asked)) {
                cells[largest(cells)]--;
                cells[part]++;
            }
        }
    }

    private static int largest(int[] counts) {
        int largest = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /// Where every group is tiny, a part may have come away with nothing: the fullest part gives it a row of
    /// the group that it has most of.
    private void fillEmptyParts(int[][] cells) {
        for (int part = 0; part < fractions.length; part++) {
            if (fractions[part] > 0 && given[part] == 0) {
                int giver = largest(given);
                int group = 0;
                for (int i = 1; i < cells.length; i++) {
                    if (cells[i][giver] > cells[group][giver]) {
                        group = i;
                    }
                }
                cells[group][giver]--;
                cells[group][part]++;
                given[giver]--;
                given[part]++;
            }
        }
    }
}
