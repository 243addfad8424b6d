package dev.downhill.nn;

import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;

/// The forward passes of a trained network, on the calling thread and those of its team. It owns its workspace: one
/// caller at a time.
public final class Predictor {

    /// Rows of one pass: enough to read the weights seldom, few enough to stay in the cache.
    private static final int PASS_ROWS = 96;

    private final Network network;

    private Predictor(Network network) {
        this.network = network;
    }

    /// Predicts on the calling thread alone.
    ///
    /// @param parameters and `buffers` as {@link dev.downhill.nn.train.TrainingResult} gave them; copied
    /// @throws IllegalArgumentException if their lengths are not those of the network
    public static Predictor of(NetworkSpec network, Shape input, Head head, float[] parameters, float[] buffers) {
        return of(network, input, head, parameters, buffers, new Team(1));
    }

    /// As {@link #of(NetworkSpec, Shape, Head, float[], float[])}, with the help of a team, which the caller closes.
    public static Predictor of(
            NetworkSpec network, Shape input, Head head, float[] parameters, float[] buffers, Team team) {
        Network compiled = Network.compile(
                network, input, head, PASS_ROWS, false, 0, KernelChoice.best().kernels(), team);
        copy("parameters", parameters, compiled.parameters());
        copy("buffers", buffers, compiled.buffers());
        return new Predictor(compiled);
    }

    private static void copy(String name, float[] from, float[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException("the network has " + to.length + " " + name + ", not " + from.length);
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /// Predicts `rows` examples.
    ///
    /// @param inputs `[rows, input size]`, at least that long
    /// @param outputs takes `[rows, head units]`: probabilities or (standardised) values, as the head's
    ///     link makes them
    public void predict(float[] inputs, int rows, float[] outputs) {
        for (int first = 0; first < rows; first += PASS_ROWS) {
            int count = load(inputs, first, rows);
            network.predict(count);
            store(first, count, outputs);
        }
    }

    /// As {@link #predict}, and the sum over the rows of the loss against `targets` (class index or number), each times
    /// its weight.
    public double predictAndScore(
            float[] inputs, float[] targets, float[] weights, int rows, Loss loss, float[] outputs) {
        LossFunction function = LossFunction.of(loss, network.head());
        double sum = 0;
        for (int first = 0; first < rows; first += PASS_ROWS) {
            int count = load(inputs, first, rows);
            System.arraycopy(targets, first, network.targets(), 0, count);
            System.arraycopy(weights, first, network.weights(), 0, count);
            sum += network.score(count, function);
            store(first, count, outputs);
        }
        return sum;
    }

    private int load(float[] inputs, int first, int rows) {
        int count = Math.min(PASS_ROWS, rows - first);
        int size = network.inputSize();
        System.arraycopy(inputs, first * size, network.inputs(), 0, count * size);
        return count;
    }

    private void store(int first, int count, float[] outputs) {
        int units = network.head().units();
        System.arraycopy(network.predictions(), 0, outputs, first * units, count * units);
    }
}
