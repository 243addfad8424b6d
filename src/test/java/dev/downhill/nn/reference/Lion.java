package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// Lion (Chen et al. 2023, algorithm 2): `w -= rate (sign(beta1 m + (1 - beta1) g) + decay w)`, and then
/// `m = beta2 m + (1 - beta2) g`.
final class Lion implements Optimizer {

    private final OptimizerSpec.Lion spec;
    private final Tensors tensors;
    private final double[] m;

    Lion(OptimizerSpec.Lion spec, Tensors tensors) {
        this.spec = spec;
        this.tensors = tensors;
        this.m = new double[tensors.size()];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            double vote = Math.signum(spec.beta1() * m[i] + (1 - spec.beta1()) * g[i]);
            w[i] -= rate * (vote + tensors.decay(spec.weightDecay(), i) * w[i]);
            m[i] = spec.beta2() * m[i] + (1 - spec.beta2()) * g[i];
        }
    }
}
