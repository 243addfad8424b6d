package dev.downhill.training.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Chooses the epochs that a shorter list of them keeps, so that no curve looks calmer than it was.
///
/// Kept in any case: the first epoch, the last, the best, and the lowest and the highest value of every series. What
/// room is left goes to the lowest and the highest of every series within equal stretches of epochs, and what is left
/// then, evenly to the others.
public final class Downsampling {

    /// The least that holds whatever is kept in any case: two extremes a series, first, last and best.
    public static final int MIN_POINTS = 25;

    private final List<EpochMetrics> epochs;
    private final List<double[]> series;
    private final NavigableSet<Integer> kept = new TreeSet<>();

    private Downsampling(List<EpochMetrics> epochs) {
        this.epochs = epochs;
        this.series = Arrays.stream(Series.values())
                .filter(each -> each.isIn(epochs))
                .map(each -> each.of(epochs))
                .toList();
    }

    /// @param maxPoints the most epochs to keep, at least {@link #MIN_POINTS}
    /// @param bestEpoch number of the best epoch; 0 if there is none yet
    public static List<EpochMetrics> thin(List<EpochMetrics> epochs, int maxPoints, int bestEpoch) {
        if (maxPoints < MIN_POINTS) {
            throw new IllegalArgumentException("maxPoints = " + maxPoints + " must be at least " + MIN_POINTS);
        }
        return epochs.size() <= maxPoints ? epochs : new Downsampling(epochs).keep(maxPoints, bestEpoch);
    }

    private List<EpochMetrics> keep(int maxPoints, int bestEpoch) {
        int count = epochs.size();
        kept.add(0);
        kept.add(count - 1);
        for (int i = 0; i < count; i++) {
            if (epochs.get(i).epoch() == bestEpoch) {
                kept.add(i);
            }
        }
        keepExtremes(0, count);
        int stretches = (maxPoints - kept.size()) / (2 * series.size());
        for (int i = 0; i < stretches; i++) {
            keepExtremes((int) ((long) count * i / stretches), (int) ((long) count * (i + 1) / stretches));
        }
        keepEvenly(maxPoints - kept.size());
        return kept.stream().map(epochs::get).toList();
    }

    private void keepExtremes(int from, int to) {
        for (double[] values : series) {
            int lowest = -1;
            int highest = -1;
            for (int i = from; i < to; i++) {
                if (Double.isNaN(values[i])) {
                    continue;
                }
                lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
                highest = highest < 0 || values[i] > values[highest] ? i : highest;
            }
            if (lowest >= 0) {
                kept.add(lowest);
                kept.add(highest);
            }
        }
    }

    private void keepEvenly(int room) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < epochs.size(); i++) {
            if (!kept.contains(i)) {
                others.add(i);
            }
        }
        for (int i = 0; i < room; i++) {
            kept.add(others.get((int) ((long) others.size() * i / room)));
        }
    }
}
