package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// One step along the gradient: a single pass over flat arrays, in any order of its pieces. An optimizer that
/// has to know a whole tensor before it moves it takes a survey first.
public sealed interface Optimizer permits Adagrad, Adam, AdamW, Lamb, Lion, Nadam, RmsProp, Sgd {

    /// Arrays as long as the parameters that it keeps from step to step, all zeros before the first.
    int stateArrays();

    /// Called before the pieces of a step.
    ///
    /// @param learningRate as scheduled
    /// @param step from 1
    void begin(double learningRate, long step);

    /// Whether every step begins with {@link #survey} over all pieces.
    default boolean surveys() {
        return false;
    }

    /// Looks at a piece before any is moved. May leave something else in the piece's gradients.
    default void survey(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {}

    /// Moves the parameters of a piece.
    void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece);

    /// The optimizer that a plan asks for.
    ///
    /// @param pieces how many the parameters are cut into
    static Optimizer of(OptimizerSpec spec, int pieces) {
        return switch (spec) {
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd);
            case OptimizerSpec.RmsProp rmsProp -> new RmsProp(rmsProp);
            case OptimizerSpec.Adagrad adagrad -> new Adagrad(adagrad);
            case OptimizerSpec.Adam adam -> new Adam(adam);
            case OptimizerSpec.AdamW adamW -> new AdamW(adamW);
            case OptimizerSpec.Nadam nadam -> new Nadam(nadam);
            case OptimizerSpec.Lamb lamb -> new Lamb(lamb, pieces);
            case OptimizerSpec.Lion lion -> new Lion(lion);
        };
    }
}
