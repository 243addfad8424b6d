package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.model.Evaluation.ClassScore;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Figures of weighted rows beside those of scikit-learn 1.2.1, whose functions got the same rows and, as
/// `sample_weight`, the same weights.
class WeightedScoresTest {

    private static final Offset<Double> CLOSE = within(1e-7);
    private static final Target.Classes ABC = new Target.Classes("c", List.of("a", "b", "c"));

    private static final float[] PROBABILITIES = {
        0.8f, 0.1f, 0.1f, 0.3f, 0.6f, 0.1f, 0.2f, 0.7f, 0.1f, 0.1f, 0.8f, 0.1f,
        0.5f, 0.4f, 0.1f, 0.2f, 0.2f, 0.6f, 0.6f, 0.1f, 0.3f, 0.5f, 0.2f, 0.3f
    };
    private static final float[] TRUTHS = {0, 0, 1, 1, 1, 2, 2, 0};
    private static final float[] WEIGHTS = {2, 0.5f, 1, 3, 1.5f, 0, 2.5f, 1};

    /// `accuracy_score`, `precision_recall_fscore_support` and one against the rest `roc_auc_score`. The support there
    /// is 3.5, 5.5 and 2.5; here it stays the number of rows.
    @Test
    void figuresOfClassesAreThoseOfScikitLearn() {
        ClassScores scores = new ClassScores(ABC, Loss.Plain.CROSS_ENTROPY, TRUTHS.length, true);
        for (int i = 0; i < TRUTHS.length; i++) {
            scores.learn(TRUTHS[i], WEIGHTS[i]);
        }
        scores.score(PROBABILITIES, TRUTHS, WEIGHTS, TRUTHS.length, 11.5 * 0.6219038601616319);
        Evaluation evaluation = scores.evaluation();

        assertThat(evaluation.rows()).isEqualTo(8);
        assertThat(evaluation.accuracy()).isCloseTo(0.6086956521739131, CLOSE);
        assertThat(evaluation.loss()).isCloseTo(0.6219038601616319, CLOSE);
        List<ClassScore> classes = Objects.requireNonNull(evaluation.classes());
        assertClass(classes.get(0), 0.42857142857, 0.857142857, 0.57142857, 3, 0.8125);
        assertClass(classes.get(1), 0.88888888889, 0.7272727273, 0.8, 3, 0.9772727272727273);
        // Its one row that was predicted right has the weight 0.
        assertThat(classes.get(2).precision()).isNull();
        assertThat(classes.get(2).recall()).isZero();
        assertThat(classes.get(2).rocAuc()).isCloseTo(0.9444444444444444, CLOSE);
        assertThat(Objects.requireNonNull(evaluation.confusionMatrix()).counts())
                .containsExactly(List.of(2, 1, 0), List.of(1, 2, 0), List.of(1, 0, 1));
        // Always b is right for 5.5 of 11.5; the shares as probabilities cost their entropy.
        Evaluation.Baseline baseline = Objects.requireNonNull(evaluation.baseline());
        assertThat(baseline.accuracy()).isCloseTo(5.5 / 11.5, CLOSE);
        assertThat(baseline.loss()).isCloseTo(entropy(3.5 / 11.5) + entropy(5.5 / 11.5) + entropy(2.5 / 11.5), CLOSE);
    }

    private static double entropy(double share) {
        return -share * Math.log(share);
    }

    private static void assertClass(
            ClassScore score, double precision, double recall, double f1, int support, double area) {
        assertThat(score.precision()).isCloseTo(precision, CLOSE);
        assertThat(score.recall()).isCloseTo(recall, CLOSE);
        assertThat(score.f1()).isCloseTo(f1, CLOSE);
        assertThat(score.support()).isEqualTo(support);
        assertThat(score.rocAuc()).isCloseTo(area, CLOSE);
    }

    /// Truths 8, 12, 14, 9, predictions 10, 12, 11, 9.5, weights 2, 1, 0.5, 4: `mean_absolute_error`, the root of
    /// `mean_squared_error`, and `r2_score`.
    @Test
    void figuresOfNumbersAreThoseOfScikitLearn() {
        NumberScores scores = new NumberScores(new Target.Numeric("price", 10, 2), Loss.Plain.MSE);
        scores.score(
                new float[] {0, 1, 0.5f, -0.25f}, new float[] {-1, 1, 2, -0.5f}, new float[] {2, 1, 0.5f, 4}, 4, 7.5);
        Evaluation evaluation = scores.evaluation();

        assertThat(evaluation.rows()).isEqualTo(4);
        assertThat(evaluation.loss()).isEqualTo(1);
        assertThat(evaluation.mae()).isCloseTo(1.0, CLOSE);
        assertThat(evaluation.rmse()).isCloseTo(1.3416407864998738, CLOSE);
        assertThat(evaluation.r2()).isCloseTo(0.38262195121951226, CLOSE);
        Evaluation.Baseline baseline = Objects.requireNonNull(evaluation.baseline());
        assertThat(baseline.mae()).isCloseTo((2 * 2 + 2 + 0.5 * 4 + 4) / 7.5, CLOSE);
        assertThat(baseline.loss()).isCloseTo((2 + 1 + 0.5 * 4 + 4 * 0.25) / 7.5, CLOSE);
    }

    @Test
    void rowsThatDoNotCountGiveNoFigures() {
        NumberScores scores = new NumberScores(new Target.Numeric("price", 10, 2), Loss.Plain.MSE);
        scores.score(new float[] {0}, new float[] {1}, new float[] {0}, 1, 0);
        assertThat(scores.evaluation()).isEqualTo(Evaluation.ofNothing());
    }

    @Test
    void weightedAreaOfEqualWeightsIsThePlainOne() {
        double[] values = {0.1, 0.4, 0.4, 0.8, 0.8, 0.3};
        boolean[] positives = {false, false, true, true, false, true};
        RocAuc roc = new RocAuc(values.length);
        for (int i = 0; i < values.length; i++) {
            roc.add(values[i], positives[i]);
        }
        Double weighted = roc.area(new double[] {2, 2, 2, 2, 2, 2});
        assertThat(weighted).isEqualTo(roc.area());
    }
}
