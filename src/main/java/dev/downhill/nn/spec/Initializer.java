package dev.downhill.nn.spec;

import org.jspecify.annotations.Nullable;

/// The initial values of a layer's weights.
public sealed interface Initializer {

    /// Initializers whose spread follows from the shape of the weights. `fan_in` and `fan_out` are the inputs
    /// that one output sums over, and the outputs that one input reaches.
    enum Scaled implements Initializer {
        /// `U(-l, l)`, `l = sqrt(6 / (fan_in + fan_out))`; Glorot and Bengio 2010.
        GLOROT_UNIFORM,
        /// `N(0, s)`, `s = sqrt(2 / (fan_in + fan_out))`; Glorot and Bengio 2010.
        GLOROT_NORMAL,
        /// `U(-l, l)`, `l = sqrt(6 / fan_in)`; He et al. 2015.
        HE_UNIFORM,
        /// `N(0, s)`, `s = sqrt(2 / fan_in)`; He et al. 2015.
        HE_NORMAL,
        /// `N(0, s)`, `s = sqrt(1 / fan_in)`; LeCun et al. 1998, "Efficient BackProp".
        LECUN_NORMAL,
        /// Weights `[fan_in, outputs]` with orthonormal columns, or rows where those are fewer; Saxe,
        /// McClelland and Ganguli 2014.
        ORTHOGONAL,
        /// All zeros: shows why initial values must differ.
        ZEROS
    }

    /// `N(0, stddev)`
    record Normal(double stddev) implements Initializer {
        public Normal {
            Guards.nonNegative("stddev", stddev);
        }
    }

    /// `U(minval, maxval)`
    ///
    /// @param maxval at least `minval`
    record Uniform(double minval, double maxval) implements Initializer {
        public Uniform {
            Guards.finite("minval", minval);
            Guards.finite("maxval", maxval);
            if (minval > maxval) {
                throw new IllegalArgumentException("minval = " + minval + " is above maxval = " + maxval);
            }
        }
    }

    /// The same value everywhere.
    record Constant(double value) implements Initializer {
        public Constant {
            Guards.finite("value", value);
        }
    }

    /// The start that suits an activation: He for those that are almost 0 on one side, Glorot for the rest.
    static Initializer suiting(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU, ELU, GELU, SILU -> Scaled.HE_UNIFORM;
            case LINEAR, SIGMOID, TANH, SOFTPLUS -> Scaled.GLOROT_UNIFORM;
        };
    }

    /// @return `chosen`, or where nothing was chosen what suits the activation
    static Initializer suiting(@Nullable Initializer chosen, Activation activation) {
        return chosen == null ? suiting(activation) : chosen;
    }
}
