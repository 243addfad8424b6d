package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// One step along the gradient: a single pass over flat arrays, in any pieces and any order.
public sealed interface Optimizer permits Adam, Sgd {

    /// Arrays as long as the parameters that it keeps from step to step, all zeros before the first.
    int stateArrays();

    /// Called before the pieces of a step.
    ///
    /// @param learningRate as scheduled
    /// @param step from 1
    void begin(double learningRate, long step);

    /// Updates `parameters[from, to)`.
    void update(float[] parameters, float[] gradients, float[][] state, int from, int to);

    /// The optimizer that a plan asks for.
    static Optimizer of(OptimizerSpec spec) {
        return switch (spec) {
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd);
            case OptimizerSpec.Adam adam -> new Adam(adam);
        };
    }
}
