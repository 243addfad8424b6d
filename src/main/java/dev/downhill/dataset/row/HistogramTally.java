package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts values in bins of equal width between a column's smallest and largest value.
final class HistogramTally {

    private static final int MAX_BINS = 20;

    private final double min;
    private final double max;
    private final long[] counts;

    HistogramTally(double min, double max, int bins) {
        this.min = min;
        this.max = max;
        this.counts = new long[bins];
    }

    /// As many bins as the column has different values, {@value #MAX_BINS} at most.
    static HistogramTally of(Column column) {
        if (column.min() == null || column.max() == null) {
            return new HistogramTally(0, 0, 0);
        }
        long bins = column.distinct() == null ? MAX_BINS : Math.min(MAX_BINS, column.distinct());
        return new HistogramTally(column.min(), column.max(), (int) bins);
    }

    void add(double value) {
        int bin = max > min ? (int) ((value - min) / (max - min) * counts.length) : 0;
        counts[Math.min(bin, counts.length - 1)]++;
    }

    Histogram histogram() {
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            edges.add(min + (max - min) * i / counts.length);
        }
        edges.add(max);
        return new Histogram(edges, Arrays.stream(counts).boxed().toList());
    }
}
