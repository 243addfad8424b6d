package dev.downhill.model;

import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;

/// Scores of a regression, beside the baseline that always predicts the mean of the training rows: MAE and RMSE in the
/// target's own units, the loss in that of the standardised target ({@link dev.downhill.pipeline.LossUnit}).
final class NumberScores implements Scores {

    private final Target.Numeric target;
    private final Loss loss;
    private final Errors model = new Errors();
    private final Errors baseline = new Errors();
    private int rows;
    private double lossSum;
    private double baselineLossSum;
    private double mean;
    private double squares;

    NumberScores(Target.Numeric target, Loss loss) {
        this.target = target;
        this.loss = loss;
    }

    /// The mean of the training rows is already part of the target.
    @Override
    public void learn(float encoded, double weight) {}

    @Override
    public void score(float[] outputs, float[] targets, float[] weights, int count, double sum) {
        lossSum += sum;
        rows += count;
        for (int i = 0; i < count; i++) {
            double weight = weights[i];
            if (weight == 0) {
                continue;
            }
            double truth = target.restore(targets[i]);
            model.add(target.restore(outputs[i]) - truth, weight);
            baseline.add(target.mean() - truth, weight);
            baselineLossSum += weight * costOfMean(targets[i]);
            double delta = truth - mean;
            mean += delta * weight / model.total;
            squares += weight * delta * (truth - mean);
        }
    }

    @Override
    public Evaluation evaluation() {
        if (model.total == 0) {
            return Evaluation.ofNothing();
        }
        return new Evaluation(
                rows,
                lossSum / model.total,
                null,
                model.mae(),
                model.rmse(),
                squares == 0 ? null : 1 - model.squares / squares,
                new Evaluation.Baseline(null, baselineLossSum / model.total, baseline.mae(), baseline.rmse()),
                null,
                null);
    }

    /// The mean is 0 once it is standardised, so the error of predicting it is the target.
    private double costOfMean(double standardised) {
        return switch (loss) {
            case Loss.Plain.MSE -> standardised * standardised;
            case Loss.Huber huber -> huber.cost(standardised);
            case Loss.Plain.MAE -> Math.abs(standardised);
            case Loss.Plain.CROSS_ENTROPY, Loss.Plain.BINARY_CROSS_ENTROPY ->
                throw new IllegalStateException("cross-entropy needs classes; the target is a number");
        };
    }

    private static final class Errors {
        private double total;
        private double sum;
        private double squares;

        void add(double error, double weight) {
            total += weight;
            sum += weight * Math.abs(error);
            squares += weight * error * error;
        }

        double mae() {
            return sum / total;
        }

        double rmse() {
            return Math.sqrt(squares / total);
        }
    }
}
