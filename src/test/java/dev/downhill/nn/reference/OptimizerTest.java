package dev.downhill.nn.reference;

import dev.downhill.nn.optim.OptimizerContract;
import dev.downhill.nn.spec.OptimizerSpec;

/// The reference does what was worked by hand.
class OptimizerTest extends OptimizerContract {

    @Override
    protected Step optimizer(OptimizerSpec spec, boolean... weights) {
        int[] tensors = new int[weights.length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = weights[i] ? 0 : 1;
        }
        return Optimizer.of(spec, new Tensors(weights, tensors, new int[weights.length]))::step;
    }

    @Override
    protected double tolerance() {
        return 1e-14;
    }
}
