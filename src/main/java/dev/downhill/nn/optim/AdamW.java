package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Adam whose weights decay on their own (Loshchilov and Hutter 2019, "Decoupled weight decay
/// regularization", algorithm 2): the pull towards zero is not divided by the gradient's size, as that of l2
/// is.
///
/// `m = beta1 m + (1 - beta1) g`, `v = beta2 v + (1 - beta2) g^2`,
/// `w = w - lr (mhat / (sqrt(vhat) + epsilon) + weight_decay w)` with `mhat = m / (1 - beta1^t)`,
/// `vhat = v / (1 - beta2^t)`.
final class AdamW implements Optimizer {

    private final OptimizerSpec.AdamW spec;
    private float rate;
    private float decay;
    private float meanCorrection;
    private float squareCorrection;

    AdamW(OptimizerSpec.AdamW spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
        decay = (float) (learningRate * spec.weightDecay());
        meanCorrection = Moments.correction(spec.beta1(), step);
        squareCorrection = Moments.correction(spec.beta2(), step);
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        float minusDecay = piece.weights() ? -decay : 0f;
        update(parameters, gradients, state[0], state[1], minusDecay, piece.from(), piece.to());
    }

    private void update(float[] w, float[] g, float[] m, float[] v, float minusDecay, int from, int to) {
        float beta1 = (float) spec.beta1();
        float beta2 = (float) spec.beta2();
        float rest1 = (float) (1 - spec.beta1());
        float rest2 = (float) (1 - spec.beta2());
        float epsilon = (float) spec.epsilon();
        float minusRate = -rate;
        float meanFactor = meanCorrection;
        float squareFactor = squareCorrection;
        for (int i = from; i < to; i++) {
            float mean = Math.fma(beta1, m[i], rest1 * g[i]);
            float square = Math.fma(beta2, v[i], rest2 * g[i] * g[i]);
            m[i] = mean;
            v[i] = square;
            float direction = mean * meanFactor / ((float) Math.sqrt(square * squareFactor) + epsilon);
            w[i] = Math.fma(minusRate, direction, Math.fma(minusDecay, w[i], w[i]));
        }
    }
}
