package dev.downhill.nn.reference;

/// Adam (Kingma and Ba 2015, algorithm 1): `m = beta1 m + (1 - beta1) g`, `v = beta2 v + (1 - beta2) g^2`,
/// `w -= rate m^ / (sqrt(v^) + epsilon)` with `m^ = m / (1 - beta1^t)`, `v^ = v / (1 - beta2^t)` at step t,
/// from 1.
final class Adam implements Optimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] m;
    private final double[] v;
    private int t;

    Adam(double beta1, double beta2, double epsilon, int size) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.m = new double[size];
        this.v = new double[size];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        t++;
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            double mHat = m[i] / (1 - Math.pow(beta1, t));
            double vHat = v[i] / (1 - Math.pow(beta2, t));
            w[i] -= rate * mHat / (Math.sqrt(vHat) + epsilon);
        }
    }
}
