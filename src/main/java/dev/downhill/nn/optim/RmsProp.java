package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// RMSProp (Tieleman and Hinton 2012, "Lecture 6.5"): divides by the size that gradients had lately.
///
/// `s = rho s + (1 - rho) g^2`, `w = w - lr g / (sqrt(s) + epsilon)`; with momentum
/// `v = momentum v - lr g / (sqrt(s) + epsilon)`, `w = w + v`.
final class RmsProp implements Optimizer {

    private final OptimizerSpec.RmsProp spec;
    private float rate;

    RmsProp(OptimizerSpec.RmsProp spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return spec.momentum() == 0 ? 1 : 2;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        if (spec.momentum() == 0) {
            descend(parameters, gradients, state[0], piece.from(), piece.to());
        } else {
            roll(parameters, gradients, state[0], state[1], piece.from(), piece.to());
        }
    }

    private void descend(float[] w, float[] g, float[] s, int from, int to) {
        float rho = (float) spec.rho();
        float rest = (float) (1 - spec.rho());
        float epsilon = (float) spec.epsilon();
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float square = Math.fma(rho, s[i], rest * g[i] * g[i]);
            s[i] = square;
            w[i] = Math.fma(minusRate, g[i] / ((float) Math.sqrt(square) + epsilon), w[i]);
        }
    }

    private void roll(float[] w, float[] g, float[] s, float[] v, int from, int to) {
        float rho = (float) spec.rho();
        float rest = (float) (1 - spec.rho());
        float epsilon = (float) spec.epsilon();
        float keep = (float) spec.momentum();
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float square = Math.fma(rho, s[i], rest * g[i] * g[i]);
            s[i] = square;
            float push = minusRate * (g[i] / ((float) Math.sqrt(square) + epsilon));
            float velocity = Math.fma(keep, v[i], push);
            v[i] = velocity;
            w[i] = w[i] + velocity;
        }
    }
}
