package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Gradient descent: `w = w - lr g` (Cauchy 1847, with all rows at once; Robbins and Monro 1951, with
/// samples).
///
/// With momentum (Polyak 1964): `v = momentum v - lr g`, `w = w + v`. With Nesterov's look-ahead (Nesterov
/// 1983, in the
/// form of Sutskever et al. 2013): `w = w + momentum v - lr g`, with the new `v`.
final class Sgd implements Optimizer {

    private final float momentum;
    private final boolean nesterov;
    private float rate;

    Sgd(OptimizerSpec.Sgd spec) {
        this.momentum = (float) spec.momentum();
        this.nesterov = spec.nesterov();
    }

    @Override
    public int stateArrays() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, int from, int to) {
        if (momentum == 0) {
            descend(parameters, gradients, from, to);
        } else if (nesterov) {
            lookAhead(parameters, gradients, state[0], from, to);
        } else {
            roll(parameters, gradients, state[0], from, to);
        }
    }

    private void descend(float[] w, float[] g, int from, int to) {
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(minusRate, g[i], w[i]);
        }
    }

    private void roll(float[] w, float[] g, float[] v, int from, int to) {
        float keep = momentum;
        float lr = rate;
        for (int i = from; i < to; i++) {
            float velocity = Math.fma(keep, v[i], -lr * g[i]);
            v[i] = velocity;
            w[i] = w[i] + velocity;
        }
    }

    private void lookAhead(float[] w, float[] g, float[] v, int from, int to) {
        float keep = momentum;
        float lr = rate;
        for (int i = from; i < to; i++) {
            float push = -lr * g[i];
            float velocity = Math.fma(keep, v[i], push);
            v[i] = velocity;
            w[i] = w[i] + Math.fma(keep, velocity, push);
        }
    }
}
