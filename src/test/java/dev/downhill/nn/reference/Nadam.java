package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// Nadam (Dozat 2016) with the momenta `mu_t = beta1 (1 - 0.96^(t / 250) / 2)`: moments as in Adam, and
/// `w -= rate m^ / (sqrt(v^) + epsilon)` with `m^ = mu_(t+1) m / (1 - mu_1 … mu_(t+1)) + (1 - mu_t) g / (1 -
/// mu_1 … mu_t)`, `v^ = v / (1 - beta2^t)`.
final class Nadam implements Optimizer {

    private final OptimizerSpec.Nadam spec;
    private final double[] m;
    private final double[] v;
    private int t;

    Nadam(OptimizerSpec.Nadam spec, int size) {
        this.spec = spec;
        this.m = new double[size];
        this.v = new double[size];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        t++;
        for (int i = 0; i < w.length; i++) {
            m[i] = spec.beta1() * m[i] + (1 - spec.beta1()) * g[i];
            v[i] = spec.beta2() * v[i] + (1 - spec.beta2()) * g[i] * g[i];
            double mHat = mu(t + 1) * m[i] / (1 - product(t + 1)) + (1 - mu(t)) * g[i] / (1 - product(t));
            double vHat = v[i] / (1 - Math.pow(spec.beta2(), t));
            w[i] -= rate * mHat / (Math.sqrt(vHat) + spec.epsilon());
        }
    }

    private double mu(int step) {
        return spec.beta1() * (1 - Math.pow(0.96, step / 250.0) / 2);
    }

    private double product(int steps) {
        return steps == 0 ? 1 : product(steps - 1) * mu(steps);
    }
}
