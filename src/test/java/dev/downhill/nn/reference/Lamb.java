package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// LAMB (You et al. 2020, algorithm 2): with Adam's `m^` and `v^`, `r = m^ / (sqrt(v^) + epsilon) + decay w`
/// and `w -= rate |w| / |r| r`, the norms over a layer's weights; where one is 0, and for all that is no
/// weight, `w -= rate r`.
final class Lamb implements Optimizer {

    private final OptimizerSpec.Lamb spec;
    private final Tensors tensors;
    private final Adam adam;

    Lamb(OptimizerSpec.Lamb spec, Tensors tensors) {
        this.spec = spec;
        this.tensors = tensors;
        this.adam = new Adam(spec.beta1(), spec.beta2(), spec.epsilon(), tensors.size());
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
        double[] r = new double[w.length];
        adam.step(r, g, -1);
        for (int i = 0; i < w.length; i++) {
            r[i] += tensors.decay(spec.weightDecay(), i) * w[i];
        }
        double[] sizes = tensors.norms(w);
        double[] directions = tensors.norms(r);
        for (int i = 0; i < w.length; i++) {
            int tensor = tensors.tensor()[i];
            double trust = tensors.weights()[i] ? ratio(sizes[tensor], directions[tensor]) : 1;
            w[i] -= rate * trust * r[i];
        }
    }

    private static double ratio(double weights, double direction) {
        return weights > 0 && direction > 0 ? weights / direction : 1;
    }
}
