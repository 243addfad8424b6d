package dev.downhill.nn.spec;

/// Where the weights of a layer start. `fan_in` and `fan_out` are the inputs that one output sums over, and the
/// outputs that one input reaches.
public enum Initializer {
    /// `U(-l, l)`, `l = sqrt(6 / (fan_in + fan_out))`; Glorot and Bengio 2010.
    GLOROT_UNIFORM,
    /// `N(0, s)`, `s = sqrt(2 / (fan_in + fan_out))`; Glorot and Bengio 2010.
    GLOROT_NORMAL,
    /// `U(-l, l)`, `l = sqrt(6 / fan_in)`; He et al. 2015.
    HE_UNIFORM,
    /// `N(0, s)`, `s = sqrt(2 / fan_in)`; He et al. 2015.
    HE_NORMAL,
    /// All zeros: shows why initial values must differ.
    ZEROS;

    /// The start that suits an activation: He for the rectifiers, Glorot for the rest.
    public static Initializer suiting(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU -> HE_UNIFORM;
            case LINEAR, SIGMOID, TANH -> GLOROT_UNIFORM;
        };
    }
}
