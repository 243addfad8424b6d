package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Lion (Chen et al. 2023, "Symbolic discovery of optimization algorithms", algorithm 2): every weight moves
/// by the same amount, in the direction that gradient and momentum vote for. It wants a rate some ten times
/// smaller than Adam's.
///
/// `w = w - lr (sign(beta1 m + (1 - beta1) g) + weight_decay w)`, then `m = beta2 m + (1 - beta2) g`; `sign(0) = 0`.
final class Lion implements Optimizer {

    private final OptimizerSpec.Lion spec;
    private float rate;
    private float decay;

    Lion(OptimizerSpec.Lion spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
        decay = (float) (learningRate * spec.weightDecay());
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        update(parameters, gradients, state[0], piece.weights() ? -decay : 0f, piece.from(), piece.to());
    }

    private void update(float[] w, float[] g, float[] m, float minusDecay, int from, int to) {
        float beta1 = (float) spec.beta1();
        float beta2 = (float) spec.beta2();
        float rest1 = (float) (1 - spec.beta1());
        float rest2 = (float) (1 - spec.beta2());
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float vote = Math.signum(Math.fma(beta1, m[i], rest1 * g[i]));
            w[i] = Math.fma(minusRate, vote, Math.fma(minusDecay, w[i], w[i]));
            m[i] = Math.fma(beta2, m[i], rest2 * g[i]);
        }
    }
}
