package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Gradient descent: `w = w - lr g` (Cauchy 1847, with all rows at once; Robbins and Monro 1951, with samples).
///
/// With momentum (Polyak 1964): `v = momentum v - lr g`, `w = w + v`. With Nesterov's look-ahead (Nesterov
/// 1983, in the form of Sutskever et al. 2013): `w = w + momentum v - lr g`, with the new `v`.
///
/// Weights decay on their own, outside the momentum (Loshchilov and Hutter 2019, algorithm 1): each step
/// begins with `w = w - lr weight_decay w`.
final class Sgd implements Optimizer {

    private final OptimizerSpec.Sgd spec;
    private float rate;
    private float decay;

    Sgd(OptimizerSpec.Sgd spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return spec.momentum() == 0 ? 0 : 1;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
        decay = (float) (learningRate * spec.weightDecay());
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        float minusDecay = piece.weights() ? -decay : 0f;
        if (spec.momentum() == 0) {
            descend(parameters, gradients, minusDecay, piece.from(), piece.to());
        } else if (spec.nesterov()) {
            lookAhead(parameters, gradients, state[0], minusDecay, piece.from(), piece.to());
        } else {
            roll(parameters, gradients, state[0], minusDecay, piece.from(), piece.to());
        }
    }

    private void descend(float[] w, float[] g, float minusDecay, int from, int to) {
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(minusRate, g[i], Math.fma(minusDecay, w[i], w[i]));
        }
    }

    private void roll(float[] w, float[] g, float[] v, float minusDecay, int from, int to) {
        float keep = (float) spec.momentum();
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float velocity = Math.fma(keep, v[i], minusRate * g[i]);
            v[i] = velocity;
            w[i] = Math.fma(minusDecay, w[i], w[i]) + velocity;
        }
    }

    private void lookAhead(float[] w, float[] g, float[] v, float minusDecay, int from, int to) {
        float keep = (float) spec.momentum();
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float push = minusRate * g[i];
            float velocity = Math.fma(keep, v[i], push);
            v[i] = velocity;
            w[i] = Math.fma(minusDecay, w[i], w[i]) + Math.fma(keep, velocity, push);
        }
    }
}
