package dev.downhill.nn.spec;

/// How a step is taken along the gradient, defaults resolved.
public sealed interface OptimizerSpec {

    /// The base learning rate, which the schedule scales; above 0.
    double learningRate();

    /// Gradient descent, with momentum and Nesterov's look-ahead if asked for.
    record Sgd(double learningRate, double momentum, boolean nesterov) implements OptimizerSpec {
        public Sgd {
            Guards.positive("learning_rate", learningRate);
            Guards.fraction("momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("nesterov = true needs a momentum above 0");
            }
        }
    }

    /// Kingma and Ba 2015.
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements OptimizerSpec {
        public Adam {
            Guards.positive("learning_rate", learningRate);
            Guards.fraction("beta1", beta1);
            Guards.fraction("beta2", beta2);
            Guards.epsilon(epsilon);
        }
    }
}
