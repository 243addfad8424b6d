package dev.downhill.nn.reference;

/// Gradient descent with momentum, as Sutskever et al. 2013 write it: `v = momentum v - rate g`, `w += v`; with
/// Nesterov's look-ahead `w += momentum v - rate g`. Without momentum this is Cauchy's `w -= rate g`.
final class Sgd implements Optimizer {

    private final double momentum;
    private final boolean nesterov;
    private final double[] v;

    Sgd(double momentum, boolean nesterov, int size) {
        this.momentum = momentum;
        this.nesterov = nesterov;
        this.v = new double[size];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] - rate * g[i];
            w[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
        }
    }
}
