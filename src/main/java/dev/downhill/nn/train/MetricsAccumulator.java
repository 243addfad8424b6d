package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.spec.Link;

/// Adds up how well rows were predicted, pass by pass.
final class MetricsAccumulator {

    private double weight;
    private double loss;
    private double right;
    private double absolute;
    private double squared;
    private boolean numbers;

    void clear() {
        weight = 0;
        loss = 0;
        right = 0;
        absolute = 0;
        squared = 0;
    }

    /// What was added up so far.
    Checkpoint.Sums sums() {
        return new Checkpoint.Sums(weight, loss, right, absolute, squared, numbers);
    }

    /// Goes on from there.
    void restore(Checkpoint.Sums sums) {
        weight = sums.weight();
        loss = sums.loss();
        right = sums.right();
        absolute = sums.absolute();
        squared = sums.squared();
        numbers = sums.numbers();
    }

    /// Takes in the network's last pass.
    ///
    /// @param lossSum sum of the rows' losses, each times its weight
    void add(Network network, int count, double lossSum) {
        loss += lossSum;
        numbers = network.head().link() == Link.LINEAR;
        float[] predictions = network.predictions();
        float[] targets = network.targets();
        float[] weights = network.weights();
        for (int row = 0; row < count; row++) {
            double times = weights[row];
            weight += times;
            if (numbers) {
                double error = (double) predictions[row] - targets[row];
                absolute += times * Math.abs(error);
                squared += times * error * error;
            } else if (predictedClass(network, row) == (int) targets[row]) {
                right += times;
            }
        }
    }

    private static int predictedClass(Network network, int row) {
        float[] predictions = network.predictions();
        if (network.head().link() == Link.SIGMOID) {
            return predictions[row] > 0.5f ? 1 : 0;
        }
        int units = network.head().units();
        int best = 0;
        for (int unit = 1; unit < units; unit++) {
            if (predictions[row * units + unit] > predictions[row * units + best]) {
                best = unit;
            }
        }
        return best;
    }

    Metrics metrics() {
        return numbers
                ? new Metrics(loss / weight, Double.NaN, absolute / weight, Math.sqrt(squared / weight))
                : new Metrics(loss / weight, right / weight, Double.NaN, Double.NaN);
    }
}
