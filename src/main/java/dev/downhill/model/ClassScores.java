package dev.downhill.model;

import dev.downhill.model.Evaluation.Baseline;
import dev.downhill.model.Evaluation.ClassScore;
import dev.downhill.model.Evaluation.ConfusionMatrix;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Scores of a classifier beside its baseline, which knows only the classes' shares of the training rows: the accuracy
/// of always predicting the majority class, and the loss of predicting the shares as probabilities.
final class ClassScores implements Scores {

    private final Target.Classes target;
    private final Loss loss;
    private final int classes;
    private final long[] learnt;

    /// `[true class][predicted class]`
    private final int[][] counts;

    private final RocAuc[] rocs;
    private int rows;
    private double lossSum;

    ClassScores(Target.Classes target, Loss loss) {
        this.target = target;
        this.loss = loss;
        classes = target.labels().size();
        learnt = new long[classes];
        counts = new int[classes][classes];
        rocs = new RocAuc[classes];
        Arrays.setAll(rocs, _ -> new RocAuc());
    }

    @Override
    public void learn(float encoded) {
        learnt[(int) encoded]++;
    }

    @Override
    public void score(float[] outputs, float[] targets, int count, double sum) {
        int units = target.head(loss).units();
        lossSum += sum;
        rows += count;
        for (int i = 0; i < count; i++) {
            double[] probabilities = target.probabilities(outputs, i, units);
            int truth = (int) targets[i];
            counts[truth][largest(probabilities)]++;
            for (int c = 0; c < classes; c++) {
                rocs[c].add(probabilities[c], c == truth);
            }
        }
    }

    @Override
    public Evaluation evaluation() {
        if (rows == 0) {
            return Evaluation.ofNothing();
        }
        List<ClassScore> scores = new ArrayList<>();
        int right = 0;
        for (int c = 0; c < classes; c++) {
            scores.add(score(c));
            right += counts[c][c];
        }
        List<List<Integer>> matrix = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new Evaluation(
                rows,
                lossSum / rows,
                (double) right / rows,
                null,
                null,
                null,
                baseline(),
                scores,
                new ConfusionMatrix(target.labels(), matrix));
    }

    private ClassScore score(int c) {
        int hits = counts[c][c];
        int support = support(c);
        int predicted = 0;
        for (int[] row : counts) {
            predicted += row[c];
        }
        return new ClassScore(
                target.labels().get(c),
                ratio(hits, predicted),
                ratio(hits, support),
                ratio(2 * hits, predicted + support),
                support,
                rocs[c].area());
    }

    private int support(int c) {
        return Arrays.stream(counts[c]).sum();
    }

    private Baseline baseline() {
        double[] shares = new double[classes];
        long total = Arrays.stream(learnt).sum();
        Arrays.setAll(shares, c -> (double) learnt[c] / total);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            if (support(c) > 0) {
                sum += support(c) * guessLoss(shares, c);
            }
        }
        return new Baseline((double) support(largest(shares)) / rows, sum / rows, null, null);
    }

    /// The loss of a row of class `truth` where the shares are the predicted probabilities.
    private double guessLoss(double[] shares, int truth) {
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY, Loss.Plain.BINARY_CROSS_ENTROPY -> -Math.log(shares[truth]);
            case Loss.Plain.MSE -> meanCost(shares, truth, error -> error * error);
            case Loss.Plain.MAE -> meanCost(shares, truth, Math::abs);
            case Loss.Huber huber -> meanCost(shares, truth, huber::cost);
        };
    }

    private static double meanCost(double[] shares, int truth, DoubleUnaryOperator cost) {
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            sum += cost.applyAsDouble(shares[c] - (c == truth ? 1 : 0));
        }
        return sum / shares.length;
    }

    /// The first of the largest.
    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private static @Nullable Double ratio(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
