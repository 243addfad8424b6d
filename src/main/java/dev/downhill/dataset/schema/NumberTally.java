package dev.downhill.dataset.schema;

import dev.downhill.dataset.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Statistics of a numeric column in one pass.
///
/// Mean and variance after B. P. Welford (1962), which stays exact where the sum of squares would cancel.
/// Quantiles from all values while they are few, from a uniform sample of them (J. S. Vitter's algorithm R,
/// 1985) where they are many; minimum and maximum always exact.
final class NumberTally {

    private final int sampleSize;
    private final NumberSet distinct;
    private final SplitMix random;
    private double[] sample = new double[64];
    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean whole = true;
    private boolean wide;

    /// @param seed which values a long column's sample holds depends on it
    NumberTally(Budget budget, long seed) {
        sampleSize = budget.sample();
        distinct = new NumberSet(budget.distinct());
        random = new SplitMix(seed);
    }

    void add(double value) {
        keep(value);
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
        whole &= value == Math.rint(value);
        distinct.add(value);
        wide = wide || !ShortNumber.fitsFloat(value);
    }

    private void keep(double value) {
        if (count < sampleSize) {
            if (count == sample.length) {
                sample = Arrays.copyOf(sample, Math.min(sampleSize, 2 * sample.length));
            }
            sample[(int) count] = value;
        } else {
            long at = random.nextLong(count + 1);
            if (at < sampleSize) {
                sample[(int) at] = value;
            }
        }
    }

    long count() {
        return count;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double mean() {
        return mean;
    }

    /// Of the population: divided by the count.
    double std() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /// Different values, -1 where they are too many to count.
    int distinct() {
        return distinct.size();
    }

    /// Whether 32 bits would change a value.
    boolean isWide() {
        return wide;
    }

    boolean isWhole() {
        return whole;
    }

    /// At 0, ¼, ½, ¾ and 1, interpolated linearly between neighbours.
    List<Double> quantiles() {
        double[] sorted = Arrays.copyOf(sample, (int) Math.min(count, sampleSize));
        Arrays.sort(sorted);
        List<Double> quantiles = new ArrayList<>();
        quantiles.add(min);
        for (int quarter = 1; quarter <= 3; quarter++) {
            double at = (sorted.length - 1) * quarter / 4.0;
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles.add(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
        }
        quantiles.add(max);
        return quantiles;
    }
}
