package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import java.util.List;

/// The objective of a training: a loss, possibly of smoothed labels, each row counted by the weight of its class.
///
/// @param smoothing of labels; above 0 for cross-entropy alone
/// @param classWeights by class; none counts every row once
public record Objective(Loss loss, double smoothing, List<Double> classWeights) {

    /// The derivative of one row's part by its logits. The derivative of cross-entropy is linear in the
    /// wanted probabilities, so that of smoothed labels is the mean of those for each class as the truth:
    /// `(1 - smoothing) dC(t) + smoothing sum_k dC(k) / K`.
    double[] gradient(Link link, double[] z, double target) {
        double[] d = Losses.gradient(loss, link, z, target);
        double[] smoothed = new double[d.length];
        double weight = classWeights.isEmpty() ? 1 : classWeights.get((int) target);
        for (int i = 0; i < d.length; i++) {
            smoothed[i] = (1 - smoothing) * d[i];
            for (int k = 0; smoothing > 0 && k < d.length; k++) {
                smoothed[i] += smoothing * Losses.gradient(loss, link, z, k)[i] / d.length;
            }
            smoothed[i] *= weight;
        }
        return smoothed;
    }
}
