package dev.downhill.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The receiver operating characteristic of one class against the rest: what share of the class is found, over what
/// share of the rest is taken for it, as the threshold falls. From (0, 0) to (1, 1); of many points those are kept that
/// lie at least a hundredth apart, so that the picture is the same.
///
/// @param falsePositiveRate ascending
/// @param truePositiveRate beside it
@Schema(name = "roc.class")
public record RocCurve(
        @Schema(example = "setosa") String label, List<Double> falsePositiveRate, List<Double> truePositiveRate) {

    /// Sum of both shares' changes between two points.
    private static final double STEP = 0.01;

    private static final double TOLERANCE = 1e-9;

    /// @param scores and `positive`, `weights`, one a row: the probability, whether the row is of the class, and how
    ///     much it counts
    static RocCurve of(String label, float[] scores, boolean[] positive, double[] weights) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(scores[b], scores[a]));
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < positive.length; i++) {
            positives += positive[i] ? weights[i] : 0;
            negatives += positive[i] ? 0 : weights[i];
        }
        List<Double> falseRates = new ArrayList<>(List.of(0.0));
        List<Double> trueRates = new ArrayList<>(List.of(0.0));
        double hits = 0;
        double misses = 0;
        for (int i = 0; i < order.length; i++) {
            hits += positive[order[i]] ? weights[order[i]] : 0;
            misses += positive[order[i]] ? 0 : weights[order[i]];
            boolean last = i + 1 == order.length;
            if (last || scores[order[i + 1]] < scores[order[i]]) {
                double x = misses / negatives;
                double y = hits / positives;
                if (last || x - falseRates.getLast() + y - trueRates.getLast() >= STEP - TOLERANCE) {
                    falseRates.add(x);
                    trueRates.add(y);
                }
            }
        }
        return new RocCurve(label, List.copyOf(falseRates), List.copyOf(trueRates));
    }

    /// Whether there is anything to draw: rows of the class and rows of the rest that count, and every score a number.
    static boolean exists(float[] scores, boolean[] positive, double[] weights) {
        boolean some = false;
        boolean all = true;
        boolean numbers = true;
        for (int i = 0; i < scores.length; i++) {
            some |= positive[i] && weights[i] > 0;
            all &= positive[i] || weights[i] == 0;
            numbers &= !Float.isNaN(scores[i]);
        }
        return some && !all && numbers;
    }
}
