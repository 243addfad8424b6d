package dev.downhill.nn;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;

/// The forward passes of a trained network. It owns its workspace: one thread at a time.
public final class Predictor {

    /// @param parameters and `buffers` as {@link dev.downhill.nn.train.TrainingResult} gave them; copied
    /// @throws IllegalArgumentException if their lengths are not those of the network
    public static Predictor of(NetworkSpec network, Shape input, Head head, float[] parameters, float[] buffers) {
        throw new UnsupportedOperationException();
    }

    /// Predicts `rows` examples.
    ///
    /// @param inputs `[rows, input size]`, at least that long
    /// @param outputs takes `[rows, head units]`: probabilities or (standardised) values, as the head's link
    ///     makes them
    public void predict(float[] inputs, int rows, float[] outputs) {
        throw new UnsupportedOperationException();
    }

    /// As {@link #predict}, and the sum over the rows of the loss against `targets` (class index or number).
    public double predictAndScore(float[] inputs, float[] targets, int rows, Loss loss, float[] outputs) {
        throw new UnsupportedOperationException();
    }
}
