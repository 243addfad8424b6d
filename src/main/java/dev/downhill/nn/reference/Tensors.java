package dev.downhill.nn.reference;

import java.util.Arrays;

/// Which tensor each parameter belongs to.
///
/// @param weights whether it is a weight, see {@link ReferenceNetwork#kernels}
/// @param tensor number of its tensor, from 0
public record Tensors(boolean[] weights, int[] tensor) {

    int size() {
        return weights.length;
    }

    /// The decay of parameter i: none for biases and normalisation.
    double decay(double weightDecay, int i) {
        return weights[i] ? weightDecay : 0;
    }

    /// Euclidean norm of each tensor, by its number.
    double[] norms(double[] values) {
        double[] norms = new double[Arrays.stream(tensor).max().orElse(0) + 1];
        for (int i = 0; i < values.length; i++) {
            norms[tensor[i]] += values[i] * values[i];
        }
        return Arrays.stream(norms).map(Math::sqrt).toArray();
    }
}
