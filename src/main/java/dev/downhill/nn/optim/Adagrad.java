package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// Adagrad (Duchi, Hazan and Singer 2011): what rarely had a gradient still takes large steps.
///
/// `s = s + g^2`, `w = w - lr g / (sqrt(initial_accumulator + s) + epsilon)`.
final class Adagrad implements Optimizer {

    private final OptimizerSpec.Adagrad spec;
    private float rate;

    Adagrad(OptimizerSpec.Adagrad spec) {
        this.spec = spec;
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        update(parameters, gradients, state[0], piece.from(), piece.to());
    }

    private void update(float[] w, float[] g, float[] s, int from, int to) {
        float initial = (float) spec.initialAccumulator();
        float epsilon = (float) spec.epsilon();
        float minusRate = -rate;
        for (int i = from; i < to; i++) {
            float sum = Math.fma(g[i], g[i], s[i]);
            s[i] = sum;
            w[i] = Math.fma(minusRate, g[i] / ((float) Math.sqrt(initial + sum) + epsilon), w[i]);
        }
    }
}
