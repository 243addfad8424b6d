package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// RMSProp (Tieleman and Hinton 2012): the gradient divided by the root of the mean of its squares, `s = rho s
/// + (1 - rho) g^2`, rolled on with momentum: `v = momentum v - rate g / (sqrt(s) + epsilon)`, `w += v`.
final class RmsProp implements Optimizer {

    private final OptimizerSpec.RmsProp spec;
    private final double[] s;
    private final double[] v;

    RmsProp(OptimizerSpec.RmsProp spec, int size) {
        this.spec = spec;
        this.s = new double[size];
        this.v = new double[size];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            s[i] = spec.rho() * s[i] + (1 - spec.rho()) * g[i] * g[i];
            v[i] = spec.momentum() * v[i] - rate * g[i] / (Math.sqrt(s[i]) + spec.epsilon());
            w[i] += v[i];
        }
    }
}
