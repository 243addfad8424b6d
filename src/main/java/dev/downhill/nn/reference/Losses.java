package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import java.util.Arrays;

/// The cost of one example and its derivative by the logits.
///
/// The target is one number: the class index with softmax, 0 or 1 with sigmoid, the value itself with linear.
public final class Losses {

    private Losses() {}

    /// `C(p(z), t)`. Both cross-entropies are computed from the logits, where no probability can round to 0:
    /// `-log softmax(z)_t = log sum_i exp(z_i) - z_t` and `-t log s(z) - (1 - t) log(1 - s(z)) = log(1 +
    /// exp(z)) - t z`.
    ///
    /// @param z the logits
    /// @throws IllegalArgumentException if the loss has no meaning for that link
    public static double cost(Loss loss, Link link, double[] z, double target) {
        requireFit(loss, link);
        return switch (loss) {
            case CROSS_ENTROPY -> logSumExp(z) - z[(int) target];
            case BINARY_CROSS_ENTROPY -> logSumExp(new double[] {0, z[0]}) - target * z[0];
            case MSE, MAE, HUBER -> meanOf(loss, Links.predictions(link, z), targets(link, z.length, target));
        };
    }

    /// `dC/dz`: `p - t` for both cross-entropies, the chain rule through the link for the others.
    public static double[] gradient(Loss loss, Link link, double[] z, double target) {
        requireFit(loss, link);
        double[] p = Links.predictions(link, z);
        double[] t = targets(link, z.length, target);
        double[] d = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            d[i] = switch (loss) {
                case CROSS_ENTROPY, BINARY_CROSS_ENTROPY -> p[i] - t[i];
                case MSE -> 2 * (p[i] - t[i]) / z.length;
                case MAE -> Math.signum(p[i] - t[i]) / z.length;
                case HUBER -> Math.clamp(p[i] - t[i], -1, 1) / z.length;
            };
        }
        return switch (loss) {
            case CROSS_ENTROPY, BINARY_CROSS_ENTROPY -> d;
            case MSE, MAE, HUBER -> Links.backward(link, z, d);
        };
    }

    /// The mean of the squares, the sizes, or Huber's mixture of both, of `p_i - t_i`.
    private static double meanOf(Loss loss, double[] p, double[] t) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double error = p[i] - t[i];
            sum += switch (loss) {
                case MSE -> error * error;
                case MAE -> Math.abs(error);
                case HUBER -> Math.abs(error) <= 1 ? error * error / 2 : Math.abs(error) - 0.5;
                case CROSS_ENTROPY, BINARY_CROSS_ENTROPY ->
                    throw new IllegalArgumentException(loss + " is no mean over the errors");
            };
        }
        return sum / p.length;
    }

    /// One-hot for classes, the number itself otherwise.
    private static double[] targets(Link link, int units, double target) {
        double[] t = new double[units];
        if (link == Link.SOFTMAX) {
            t[(int) target] = 1;
        } else {
            t[0] = target;
        }
        return t;
    }

    private static double logSumExp(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        return max
                + Math.log(Arrays.stream(z).map(logit -> Math.exp(logit - max)).sum());
    }

    private static void requireFit(Loss loss, Link link) {
        boolean fits = switch (loss) {
            case CROSS_ENTROPY -> link == Link.SOFTMAX;
            case BINARY_CROSS_ENTROPY -> link == Link.SIGMOID;
            case MSE, MAE, HUBER -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(loss + " has no meaning for a " + link + " output");
        }
    }
}
