package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// AdamW (Loshchilov and Hutter 2019): first `w -= rate decay w` for weights, then Adam's step, which knows
/// nothing of the decay.
final class AdamW implements Optimizer {

    private final double decay;
    private final Tensors tensors;
    private final Adam adam;

    AdamW(OptimizerSpec.AdamW spec, Tensors tensors) {
        this.decay = spec.weightDecay();
        this.tensors = tensors;
        this.adam = new Adam(spec.beta1(), spec.beta2(), spec.epsilon(), tensors.size());
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        for (int i = 0; i < w.length; i++) {
            w[i] -= rate * tensors.decay(decay, i) * w[i];
        }
        adam.step(w, g, rate);
    }
}
