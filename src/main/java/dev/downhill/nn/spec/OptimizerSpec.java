package dev.downhill.nn.spec;

/// The rule that turns a gradient into a step, defaults resolved. The formulas stand with the classes of `nn.optim`.
///
/// Wherever there is a `weightDecay`, it is decoupled from the gradient and applies to weights alone, not to
/// biases or normalisation.
public sealed interface OptimizerSpec {

    /// The base learning rate, which the schedule scales; above 0.
    double learningRate();

    /// Gradient descent, with momentum and Nesterov's look-ahead if asked for.
    record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay) implements OptimizerSpec {
        public Sgd {
            Guards.positive("learning_rate", learningRate);
            Guards.fraction("momentum", momentum);
            Guards.nonNegative("weight_decay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("nesterov = true needs a momentum above 0");
            }
        }
    }

    /// Tieleman and Hinton 2012.
    record RmsProp(double learningRate, double rho, double momentum, double epsilon) implements OptimizerSpec {
        public RmsProp {
            Guards.positive("learning_rate", learningRate);
            Guards.fraction("rho", rho);
            Guards.fraction("momentum", momentum);
            Guards.epsilon(epsilon);
        }
    }

    /// Duchi, Hazan and Singer 2011.
    record Adagrad(double learningRate, double initialAccumulator, double epsilon) implements OptimizerSpec {
        public Adagrad {
            Guards.positive("learning_rate", learningRate);
            Guards.nonNegative("initial_accumulator", initialAccumulator);
            Guards.epsilon(epsilon);
        }
    }

    /// Kingma and Ba 2015.
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements OptimizerSpec {
        public Adam {
            Guards.moments(learningRate, beta1, beta2);
            Guards.epsilon(epsilon);
        }
    }

    /// Loshchilov and Hutter 2019.
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements OptimizerSpec {
        public AdamW {
            Guards.moments(learningRate, beta1, beta2);
            Guards.epsilon(epsilon);
            Guards.nonNegative("weight_decay", weightDecay);
        }
    }

    /// Dozat 2016.
    record Nadam(double learningRate, double beta1, double beta2, double epsilon) implements OptimizerSpec {
        public Nadam {
            Guards.moments(learningRate, beta1, beta2);
            Guards.epsilon(epsilon);
        }
    }

    /// You et al. 2020.
    record Lamb(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements OptimizerSpec {
        public Lamb {
            Guards.moments(learningRate, beta1, beta2);
            Guards.epsilon(epsilon);
            Guards.nonNegative("weight_decay", weightDecay);
        }
    }

    /// Chen et al. 2023.
    record Lion(double learningRate, double beta1, double beta2, double weightDecay) implements OptimizerSpec {
        public Lion {
            Guards.moments(learningRate, beta1, beta2);
            Guards.nonNegative("weight_decay", weightDecay);
        }
    }
}
