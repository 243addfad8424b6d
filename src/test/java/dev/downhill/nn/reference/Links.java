package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Link;
import java.util.Arrays;

/// From logits to predictions, for one example.
public final class Links {

    private Links() {}

    /// @param z the logits
    /// @return p, as long as z
    public static double[] predictions(Link link, double[] z) {
        return switch (link) {
            case LINEAR -> z.clone();
            case SIGMOID -> new double[] {1 / (1 + Math.exp(-z[0]))};
            case SOFTMAX -> softmax(z);
        };
    }

    /// `dz_j = sum_i dp_i dp_i/dz_j`
    ///
    /// @param dp derivative of the cost by the predictions
    static double[] backward(Link link, double[] z, double[] dp) {
        double[] p = predictions(link, z);
        double[] dz = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            for (int i = 0; i < z.length; i++) {
                int same = i == j ? 1 : 0;
                dz[j] += dp[i]
                        * switch (link) {
                            case LINEAR -> same;
                            case SIGMOID -> p[j] * (1 - p[j]);
                            case SOFTMAX -> p[i] * (same - p[j]);
                        };
            }
        }
        return dz;
    }

    /// The largest logit is subtracted first: the result is the same, and `exp` cannot overflow.
    private static double[] softmax(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double[] p = Arrays.stream(z).map(logit -> Math.exp(logit - max)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(exp -> exp / sum).toArray();
    }
}
