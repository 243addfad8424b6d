package dev.downhill.nn.train;

import dev.downhill.nn.spec.EarlyStopping;
import org.jspecify.annotations.Nullable;

/// Remembers the best epoch and counts the patience left.
final class Progress {

    private final @Nullable EarlyStopping rule;
    private final float[] bestParameters;
    private final float[] bestBuffers;
    private double bestScore = Double.NEGATIVE_INFINITY;
    private double bestLoss = Double.NaN;
    private int bestEpoch;
    private int waited;

    /// @param parameters and `buffers` how many there are, so that the best can be kept
    Progress(@Nullable EarlyStopping rule, int parameters, int buffers) {
        this.rule = rule;
        boolean keep = rule != null && rule.restoreBest();
        this.bestParameters = new float[keep ? parameters : 0];
        this.bestBuffers = new float[keep ? buffers : 0];
    }

    /// Judges a finished epoch, by early stopping's metric or else by the loss.
    void epoch(int epoch, Metrics judged, float[] parameters, float[] buffers) {
        double score = score(judged);
        double needed = rule == null || bestEpoch == 0 ? 0 : rule.minDelta();
        if (bestEpoch == 0 || score > bestScore + needed) {
            bestScore = score;
            bestEpoch = epoch;
            bestLoss = judged.loss();
            waited = 0;
            System.arraycopy(parameters, 0, bestParameters, 0, bestParameters.length);
            System.arraycopy(buffers, 0, bestBuffers, 0, bestBuffers.length);
        } else {
            waited++;
        }
    }

    /// Higher is better.
    private double score(Metrics metrics) {
        if (rule == null) {
            return -metrics.loss();
        }
        return switch (rule.metric()) {
            case VALIDATION_LOSS -> -metrics.loss();
            case VALIDATION_ACCURACY -> metrics.accuracy();
        };
    }

    /// What is remembered so far.
    Checkpoint.Best best() {
        return new Checkpoint.Best(bestScore, bestLoss, bestEpoch, waited, bestParameters, bestBuffers);
    }

    /// Goes on from there.
    void resume(Checkpoint.Best best) {
        bestScore = best.score();
        bestLoss = best.loss();
        bestEpoch = best.epoch();
        waited = best.waited();
        copy(best.parameters(), bestParameters);
        copy(best.buffers(), bestBuffers);
    }

    boolean exhausted() {
        return rule != null && waited >= rule.patience();
    }

    /// Epochs until early stopping, -1 where it is off.
    int patienceLeft() {
        return rule == null ? -1 : rule.patience() - waited;
    }

    /// Puts the best epoch's values back, where early stopping asks for that.
    void restore(float[] parameters, float[] buffers) {
        if (bestEpoch > 0) {
            System.arraycopy(bestParameters, 0, parameters, 0, bestParameters.length);
            System.arraycopy(bestBuffers, 0, buffers, 0, bestBuffers.length);
        }
    }

    private static void copy(float[] from, float[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException("the checkpoint remembers the best weights of another network");
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }

    int bestEpoch() {
        return bestEpoch;
    }

    double bestLoss() {
        return bestLoss;
    }
}
