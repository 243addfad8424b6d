package dev.downhill.dataset.split;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import java.util.Arrays;

/// Deals rows in the order of time. Rows of the same time stay together, so each part begins at the moment nearest to
/// its share; the reached shares then differ from those asked for.
final class TimeDeal {

    private TimeDeal() {}

    static Split of(Dataset dataset, Rows rows, SplitRule.ByTime rule) {
        SplitColumn column = SplitColumn.ofTimes(dataset, rule.column());
        Fractions fractions = rule.fractions(dataset);
        double[] times = times(dataset, rows, column);
        double[] sorted = Arrays.stream(times)
                .filter(time -> !Double.isNaN(time))
                .sorted()
                .toArray();
        int[] begins = begins(sorted);
        if (begins.length < fractions.partsAsked()) {
            throw Split.tooFew(
                    (sorted.length < fractions.partsAsked()
                                    ? sorted.length + " rows"
                                    : begins.length + " different times")
                            + " with a target",
                    fractions.partsAsked());
        }
        double[] parts = fractions.parts();
        double[] from = new double[parts.length];
        int later = fractions.partsAsked() - 1;
        int at = 0;
        double due = parts[0];
        from[0] = Double.NEGATIVE_INFINITY;
        for (int part = 1; part < parts.length; part++) {
            if (parts[part] > 0) {
                at = nearest(begins, at + 1, begins.length - later, due * sorted.length);
                from[part] = sorted[begins[at]];
                later--;
            } else {
                from[part] = Double.POSITIVE_INFINITY;
            }
            due += parts[part];
        }
        byte[] dealt = new byte[times.length];
        for (int row = 0; row < dealt.length; row++) {
            dealt[row] = (byte) part(times[row], from);
        }
        return Split.of(dealt);
    }

    /// NaN for rows without a target.
    private static double[] times(Dataset dataset, Rows rows, SplitColumn column) {
        double[] times = new double[rows.count()];
        long missing = 0;
        int firstMissing = 0;
        for (int row = times.length - 1; row >= 0; row--) {
            boolean counts = Split.hasTarget(dataset.targetColumn(), dataset.targetIndex(), rows, row);
            // -0.0 is the same moment as 0.0, and sorting tells them apart.
            times[row] = counts ? rows.exact(row, column.index()) + 0.0 : Double.NaN;
            if (counts && Double.isNaN(times[row])) {
                missing++;
                firstMissing = row;
            }
        }
        if (missing > 0) {
            throw column.missing("they have no place in the order of time", missing, firstMissing);
        }
        return times;
    }

    /// Positions at which another time begins.
    private static int[] begins(double[] sorted) {
        int[] begins = new int[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                begins[count++] = i;
            }
        }
        return Arrays.copyOf(begins, count);
    }

    /// The index in `[least, most]` whose position is nearest to `due`; of two the earlier.
    private static int nearest(int[] begins, int least, int most, double due) {
        int best = least;
        for (int i = least + 1; i <= most; i++) {
            if (Math.abs(begins[i] - due) < Math.abs(begins[best] - due)) {
                best = i;
            }
        }
        return best;
    }

    private static int part(double time, double[] from) {
        if (Double.isNaN(time)) {
            return -1;
        }
        for (int part = from.length - 1; part > 0; part--) {
            if (time >= from[part] && from[part] != Double.POSITIVE_INFINITY) {
                return part;
            }
        }
        return 0;
    }
}
