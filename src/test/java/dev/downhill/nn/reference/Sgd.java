package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// Gradient descent with momentum, as Sutskever et al. 2013 write it: `v = momentum v - rate g`, `w += v`;
/// with Nesterov's look-ahead `w += momentum v - rate g`. Without momentum this is Cauchy's `w -= rate g`.
/// Weights decay by `rate decay w` besides, outside the momentum.
final class Sgd implements Optimizer {

    private final double momentum;
    private final boolean nesterov;
    private final double decay;
    private final Tensors tensors;
    private final double[] v;

    Sgd(OptimizerSpec.Sgd spec, Tensors tensors) {
        this.momentum = spec.momentum();
        this.nesterov = spec.nesterov();
        this.decay = spec.weightDecay();
        this.tensors = tensors;
        this.v = new double[tensors.size()];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] - rate * g[i];
            w[i] -= rate * tensors.decay(decay, i) * w[i];
            w[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
        }
    }
}
