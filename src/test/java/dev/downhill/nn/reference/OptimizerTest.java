package dev.downhill.nn.reference;

import dev.downhill.nn.optim.OptimizerContract;
import dev.downhill.nn.spec.OptimizerSpec;

/// The reference does what was worked by hand.
class OptimizerTest extends OptimizerContract {

    @Override
    protected Step optimizer(OptimizerSpec spec, int size) {
        return Optimizer.of(spec, size)::step;
    }

    @Override
    protected double tolerance() {
        return 1e-14;
    }
}
