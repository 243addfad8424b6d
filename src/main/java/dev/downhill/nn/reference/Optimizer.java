package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// A step down the gradient. Keeps what it remembers of earlier steps.
public interface Optimizer {

    /// Moves the parameters in place.
    ///
    /// @param learningRate as scheduled: base rate times factor
    void step(double[] parameters, double[] gradient, double learningRate);

    /// @param size number of parameters
    static Optimizer of(OptimizerSpec spec, int size) {
        return switch (spec) {
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd.momentum(), sgd.nesterov(), size);
            case OptimizerSpec.Adam adam -> new Adam(adam.beta1(), adam.beta2(), adam.epsilon(), size);
        };
    }
}
