package dev.downhill.nn.reference;

import dev.downhill.nn.spec.OptimizerSpec;

/// A step down the gradient. Keeps what it remembers of earlier steps.
public interface Optimizer {

    /// Moves the parameters in place.
    ///
    /// @param learningRate as scheduled: base rate times factor
    void step(double[] parameters, double[] gradient, double learningRate);

    /// @param tensors what the parameters are
    static Optimizer of(OptimizerSpec spec, Tensors tensors) {
        return switch (spec) {
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd, tensors);
            case OptimizerSpec.RmsProp rmsProp -> new RmsProp(rmsProp, tensors.size());
            case OptimizerSpec.Adagrad adagrad -> new Adagrad(adagrad, tensors.size());
            case OptimizerSpec.Adam adam -> new Adam(adam.beta1(), adam.beta2(), adam.epsilon(), tensors.size());
            case OptimizerSpec.AdamW adamW -> new AdamW(adamW, tensors);
            case OptimizerSpec.Nadam nadam -> new Nadam(nadam, tensors.size());
            case OptimizerSpec.Lamb lamb -> new Lamb(lamb, tensors);
            case OptimizerSpec.Lion lion -> new Lion(lion, tensors);
        };
    }
}
