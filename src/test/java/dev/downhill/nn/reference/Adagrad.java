package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;
import java.util.Arrays;

/// Adagrad (Duchi, Hazan and Singer 2011): `s += g^2`, from an initial value on, and
/// `w -= rate g / (sqrt(s) + epsilon)`.
final class Adagrad implements Optimizer {

    private final double epsilon;
    private final double[] s;

    Adagrad(OptimizerSpec.Adagrad spec, int size) {
        this.epsilon = spec.epsilon();
        this.s = new double[size];
        Arrays.fill(s, spec.initialAccumulator());
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            s[i] += g[i] * g[i];
            w[i] -= rate * g[i] / (Math.sqrt(s[i]) + epsilon);
        }
    }
}
