package dev.downhill.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The area under the receiver operating characteristic of one class against the rest: the probability that a row of
/// the class scores higher than one of the rest, ties counting half. By ranks, after Mann and Whitney 1947:
/// `(R - n₁(n₁+1)/2) / (n₁ n₀)`, `R` being the sum of the ranks of the class and equal scores sharing their mean rank.
final class RocAuc {

    /// A score's bits in sortable order, and below them whether the row is of the class.
    private final long[] scores;

    private int count;
    private long positives;
    private boolean undefined;

    /// @param rows how many scores there will be
    RocAuc(int rows) {
        scores = new long[rows];
    }

    /// @param score a probability: from 0 to 1 the bits of a double sort as it does, and leave room for one more
    void add(double score, boolean positive) {
        undefined |= Double.isNaN(score);
        scores[count++] = Double.doubleToLongBits(score) << 1 | (positive ? 1 : 0);
        positives += positive ? 1 : 0;
    }

    /// @param weights of the rows, in the order in which they were added; empty where all count alike
    /// @return null where all rows that count are of the class, or none is
    @Nullable
    Double area(double[] weights) {
        return weights.length == 0 ? area() : weighted(weights);
    }

    /// Each pair of a row of the class and one of the rest counts by the product of their weights.
    private @Nullable Double weighted(double[] weights) {
        long[] levels = Arrays.stream(scores, 0, count)
                .map(score -> score >> 1)
                .distinct()
                .sorted()
                .toArray();
        double[] ofClass = new double[levels.length];
        double[] ofRest = new double[levels.length];
        for (int i = 0; i < count; i++) {
            int level = Arrays.binarySearch(levels, scores[i] >> 1);
            ((scores[i] & 1) == 1 ? ofClass : ofRest)[level] += weights[i];
        }
        double below = 0;
        double wins = 0;
        for (int level = 0; level < levels.length; level++) {
            wins += ofClass[level] * (below + ofRest[level] / 2);
            below += ofRest[level];
        }
        double pairs = Arrays.stream(ofClass).sum() * below;
        return pairs == 0 || undefined ? null : wins / pairs;
    }

    /// @return null where all rows are of the class, or none is
    @Nullable
    Double area() {
        long negatives = count - positives;
        if (positives == 0 || negatives == 0 || undefined) {
            return null;
        }
        Arrays.sort(scores, 0, count);
        double ranks = 0;
        for (int from = 0; from < count; ) {
            int to = from;
            long hits = 0;
            while (to < count && scores[to] >> 1 == scores[from] >> 1) {
                hits += scores[to++] & 1;
            }
            ranks += hits * (from + 1 + to) / 2.0;
            from = to;
        }
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
