package dev.downhill.nn.reference;

import java.util.Arrays;
import java.util.List;

/// The tensor of each parameter.
///
/// @param weights whether it is a weight, see {@link ReferenceNetwork#kernels}
/// @param tensor number of its tensor, from 0
/// @param unit number of the unit, within the tensor, that a weight leads to
public record Tensors(boolean[] weights, int[] tensor, int[] unit) {

    /// Tensor and unit of parameter i.
    List<Integer> unitOf(int i) {
        return List.of(tensor[i], unit[i]);
    }

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
