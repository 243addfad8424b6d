package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Adam with Nesterov's look-ahead (Dozat 2016, "Incorporating Nesterov momentum into Adam", algorithm 2), in
/// the paper's form with its schedule of the momentum, which is also PyTorch's; only `v` is corrected as in
/// Adam:
///
/// `mu_t = beta1 (1 - 0.96^(t / 250) / 2)`, `m = beta1 m + (1 - beta1) g`, `v = beta2 v + (1 - beta2) g^2`,
/// `mhat = mu_(t+1) m / (1 - mu_1 … mu_(t+1)) + (1 - mu_t) g / (1 - mu_1 … mu_t)`,
/// `vhat = v / (1 - beta2^t)`, `w = w - lr mhat / (sqrt(vhat) + epsilon)`.
final class Nadam implements Optimizer {

    private final OptimizerSpec.Nadam spec;
    private float rate;
    private float meanFactor;
    private float gradientFactor;
    private float squareCorrection;

    /// The product of the first `counted` momenta.
    private double momenta = 1;

    private long counted;

    Nadam(OptimizerSpec.Nadam spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    /// A step that does not follow the last one, as after a restart, finds its product anew, by the same bits.
    @Override
    public void begin(double learningRate, long step) {
        if (step < counted) {
            counted = 0;
            momenta = 1;
        }
        while (counted < step) {
            counted++;
            momenta *= momentum(counted);
        }
        double next = momentum(step + 1);
        rate = (float) learningRate;
        meanFactor = (float) (next / (1 - momenta * next));
        gradientFactor = (float) ((1 - momentum(step)) / (1 - momenta));
        squareCorrection = Moments.correction(spec.beta2(), step);
    }

    private double momentum(long step) {
        return spec.beta1() * (1 - 0.5 * StrictMath.pow(0.96, step / 250.0));
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        update(parameters, gradients, state[0], state[1], piece.from(), piece.to());
    }

    private void update(float[] w, float[] g, float[] m, float[] v, int from, int to) {
        float beta1 = (float) spec.beta1();
        float beta2 = (float) spec.beta2();
        float rest1 = (float) (1 - spec.beta1());
        float rest2 = (float) (1 - spec.beta2());
        float epsilon = (float) spec.epsilon();
        float minusRate = -rate;
        float ofMean = meanFactor;
        float ofGradient = gradientFactor;
        float squareFactor = squareCorrection;
        for (int i = from; i < to; i++) {
            float mean = Math.fma(beta1, m[i], rest1 * g[i]);
            float square = Math.fma(beta2, v[i], rest2 * g[i] * g[i]);
            m[i] = mean;
            v[i] = square;
            float ahead = Math.fma(ofMean, mean, ofGradient * g[i]);
            w[i] = Math.fma(minusRate, ahead / ((float) Math.sqrt(square * squareFactor) + epsilon), w[i]);
        }
    }
}
