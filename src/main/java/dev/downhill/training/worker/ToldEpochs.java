package dev.downhill.training.worker;

import dev.downhill.training.curve.EpochMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Epochs of the curves behind the checkpoint that training goes on from. They are trained again to the same bits, so
/// they stay, and nothing is told twice.
///
/// An epoch whose figures differ, as another version of the engine may make them, ends this: the curves from there on
/// are no longer those of the training.
final class ToldEpochs {

    private final Deque<EpochMetrics> left = new ArrayDeque<>();

    /// @param told in their order
    void expect(List<EpochMetrics> told) {
        left.addAll(told);
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /// Takes the epoch that comes next.
    ///
    /// @return whether the curves have it as it is
    boolean confirms(EpochMetrics trained) {
        EpochMetrics told = left.peekFirst();
        if (told == null || !figures(told).equals(figures(trained))) {
            return false;
        }
        left.removeFirst();
        return true;
    }

    void forget() {
        left.clear();
    }

    /// All but the time that it took.
    private static EpochMetrics figures(EpochMetrics metrics) {
        return new EpochMetrics(
                metrics.epoch(),
                metrics.train(),
                metrics.validation(),
                metrics.learningRate(),
                metrics.gradientNorm(),
                0);
    }
}
