package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Regularization;

/// The pull of the weights towards zero: `l1 sum|w| + l2 sum w^2`.
public final class Penalty {

    private Penalty() {}

    /// @param kernels which parameters are pulled, see {@link ReferenceNetwork#kernels}
    public static double cost(Regularization regularization, double[] parameters, boolean[] kernels) {
        double cost = 0;
        for (int i = 0; i < parameters.length; i++) {
            double w = kernels[i] ? parameters[i] : 0;
            cost += regularization.l1() * Math.abs(w) + regularization.l2() * w * w;
        }
        return cost;
    }

    /// Adds `l1 sign(w) + 2 l2 w`, with `sign(0) = 0`.
    public static void addGradient(
            Regularization regularization, double[] parameters, boolean[] kernels, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            double w = kernels[i] ? parameters[i] : 0;
            gradient[i] += regularization.l1() * Math.signum(w) + 2 * regularization.l2() * w;
        }
    }
}
