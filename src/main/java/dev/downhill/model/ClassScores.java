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

/// Scores of a classifier, each row counted by its weight, beside its baseline, which knows only the classes' shares of
/// the training rows: the accuracy of always predicting the majority class, and the loss of predicting the shares as
/// probabilities.
///
/// A confusion matrix grows with the square of the classes, and the areas under the curves need the score of every row
/// for every class. Both are left out where they would be too large to read.
final class ClassScores implements Scores {

    static final int MAX_MATRIX_CLASSES = 1000;
    static final long MAX_SCORES = 1 << 24;

    /// Of a matrix, as counts and as the lists of an evaluation.
    private static final int BYTES_PER_CELL = 12;

    /// The weight of a row, and what the area of one class takes at a time.
    private static final int BYTES_PER_WEIGHT = 4 * Double.BYTES;

    private final Target.Classes target;
    private final Loss loss;
    private final int classes;
    private final double[] learnt;

    private final double[] hits;
    private final double[] actual;
    private final double[] predicted;
    private final int[] support;

    /// `[true class][predicted class]`; null where there are too many classes
    private final int @Nullable [][] counts;

    /// Empty where there are too many scores.
    private final RocAuc[] rocs;

    /// Weights of the test rows; empty where all count alike.
    private final double[] rowWeights;

    private int rows;
    private double total;
    private double lossSum;

    /// @param testRows how many rows will be scored
    /// @param weighted whether rows have weights
    ClassScores(Target.Classes target, Loss loss, int testRows, boolean weighted) {
        this.target = target;
        this.loss = loss;
        classes = target.labels().size();
        learnt = new double[classes];
        hits = new double[classes];
        actual = new double[classes];
        predicted = new double[classes];
        support = new int[classes];
        rowWeights = new double[weighted ? testRows : 0];
        counts = classes <= MAX_MATRIX_CLASSES ? new int[classes][classes] : null;
        rocs = new RocAuc[(long) classes * testRows <= MAX_SCORES ? classes : 0];
        Arrays.setAll(rocs, _ -> new RocAuc(testRows));
    }

    /// Bytes that scoring takes at its end.
    ///
    /// @param weighted whether rows have weights
    static long memory(int classes, long testRows, boolean weighted) {
        long matrix = classes <= MAX_MATRIX_CLASSES ? (long) classes * classes * BYTES_PER_CELL : 0;
        long scores = classes * testRows;
        long weights = weighted ? testRows * BYTES_PER_WEIGHT : 0;
        return matrix + weights + (scores <= MAX_SCORES ? scores * Long.BYTES : 0);
    }

    @Override
    public void learn(float encoded, double weight) {
        learnt[(int) encoded] += weight;
    }

    @Override
    public void score(float[] outputs, float[] targets, float[] weights, int count, double sum) {
        int units = target.head(loss).units();
        lossSum += sum;
        for (int i = 0; i < count; i++) {
            double[] probabilities = target.probabilities(outputs, i, units);
            int truth = (int) targets[i];
            int answer = largest(probabilities);
            double weight = weights[i];
            total += weight;
            actual[truth] += weight;
            predicted[answer] += weight;
            hits[truth] += answer == truth ? weight : 0;
            support[truth]++;
            if (rowWeights.length > 0) {
                rowWeights[rows] = weight;
            }
            rows++;
            if (counts != null) {
                counts[truth][answer]++;
            }
            for (int c = 0; c < rocs.length; c++) {
                rocs[c].add(probabilities[c], c == truth);
            }
        }
    }

    @Override
    public Evaluation evaluation() {
        if (total == 0) {
            return Evaluation.ofNothing();
        }
        List<ClassScore> scores = new ArrayList<>();
        double right = 0;
        for (int c = 0; c < classes; c++) {
            scores.add(score(c));
            right += hits[c];
        }
        return new Evaluation(rows, lossSum / total, right / total, null, null, null, baseline(), scores, matrix());
    }

    private @Nullable ConfusionMatrix matrix() {
        if (counts == null) {
            return null;
        }
        List<List<Integer>> rows = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new ConfusionMatrix(target.labels(), rows);
    }

    private ClassScore score(int c) {
        return new ClassScore(
                target.labels().get(c),
                ratio(hits[c], predicted[c]),
                ratio(hits[c], actual[c]),
                ratio(2 * hits[c], predicted[c] + actual[c]),
                support[c],
                rocs.length == 0 ? null : rocs[c].area(rowWeights));
    }

    private Baseline baseline() {
        double[] shares = new double[classes];
        double learntTotal = Arrays.stream(learnt).sum();
        Arrays.setAll(shares, c -> learnt[c] / learntTotal);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            if (actual[c] > 0) {
                sum += actual[c] * guessLoss(shares, c);
            }
        }
        return new Baseline(actual[largest(shares)] / total, sum / total, null, null);
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

    private static @Nullable Double ratio(double part, double whole) {
        return whole == 0 ? null : part / whole;
    }
}
