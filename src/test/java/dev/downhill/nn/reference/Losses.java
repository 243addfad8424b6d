package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The cost of one example and its derivative by the logits.
///
/// The target is one number: the class index with softmax, 0 or 1 with sigmoid, the value itself with linear.
public final class Losses {

    private Losses() {}

    /// `C(p(z), t)`. Both cross-entropies are computed from the logits, where no probability can round to 0:
    /// `-log softmax(z)_t = log sum_i exp(z_i) - z_t` and
    /// `-t log s(z) - (1 - t) log(1 - s(z)) = log(1 + exp(z)) - t z`.
    ///
    /// @param z the logits
    /// @throws IllegalArgumentException if the loss has no meaning for that link
    public static double cost(Loss loss, Link link, double[] z, double target) {
        requireFit(loss, link);
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY -> logSumExp(z) - z[(int) target];
            case Loss.Plain.BINARY_CROSS_ENTROPY -> logSumExp(new double[] {0, z[0]}) - target * z[0];
            case Loss.Plain.MSE -> meanOf(error -> error * error, link, z, target);
            case Loss.Plain.MAE -> meanOf(Math::abs, link, z, target);
            case Loss.Huber(double delta) ->
                meanOf(
                        error -> Math.abs(error) <= delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2),
                        link,
                        z,
                        target);
        };
    }

    /// `dC/dz`: `p - t` for both cross-entropies, the chain rule through the link for the others.
    public static double[] gradient(Loss loss, Link link, double[] z, double target) {
        requireFit(loss, link);
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY, Loss.Plain.BINARY_CROSS_ENTROPY -> errors(link, z, target);
            case Loss.Plain.MSE -> slopeOfMean(error -> 2 * error, link, z, target);
            case Loss.Plain.MAE -> slopeOfMean(Math::signum, link, z, target);
            case Loss.Huber(double delta) -> slopeOfMean(error -> Math.clamp(error, -delta, delta), link, z, target);
        };
    }

    /// `mean_i cost(p_i - t_i)`.
    private static double meanOf(DoubleUnaryOperator cost, Link link, double[] z, double target) {
        return Arrays.stream(errors(link, z, target)).map(cost).average().orElseThrow();
    }

    /// `d meanOf / dz`.
    ///
    /// @param slope derivative of the cost of one error
    private static double[] slopeOfMean(DoubleUnaryOperator slope, Link link, double[] z, double target) {
        return Links.backward(
                link,
                z,
                Arrays.stream(errors(link, z, target))
                        .map(error -> slope.applyAsDouble(error) / z.length)
                        .toArray());
    }

    /// `p - t`.
    private static double[] errors(Link link, double[] z, double target) {
        double[] errors = Links.predictions(link, z);
        double[] t = targets(link, z.length, target);
        Arrays.setAll(errors, i -> errors[i] - t[i]);
        return errors;
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
            case Loss.Plain.CROSS_ENTROPY -> link == Link.SOFTMAX;
            case Loss.Plain.BINARY_CROSS_ENTROPY -> link == Link.SIGMOID;
            case Loss.Plain.MSE, Loss.Plain.MAE -> true;
            case Loss.Huber _ -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(loss + " has no meaning for a " + link + " output");
        }
    }
}
