package dev.downhill.nn.spec;

import org.jspecify.annotations.Nullable;

/// A bound on the gradient of each step, penalties included: first on each of its values, then on the whole.
///
/// @param value each value is cut to `[-value, value]`; above 0, null is no bound
/// @param norm where the Euclidean norm over all gradients is larger, all are scaled down to it; above 0,
///     null is no bound. Pascanu et al. 2013, "On the difficulty of training recurrent neural networks"
public record GradientClipping(
        @Nullable Double value, @Nullable Double norm) {

    public GradientClipping {
        if (value == null && norm == null) {
            throw new IllegalArgumentException("gradient clipping needs a value or a norm");
        }
        if (value != null) {
            Guards.positive("value", value);
        }
        if (norm != null) {
            Guards.positive("norm", norm);
        }
    }
}
