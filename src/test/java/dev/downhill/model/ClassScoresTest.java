package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.model.Evaluation.ClassScore;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassScoresTest {

    private static final float[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};
    private static final Target.Classes ABC = new Target.Classes("c", List.of("a", "b", "c"));
    private static final Target.Classes NO_YES = new Target.Classes("c", List.of("no", "yes"));

    /// Five rows of three classes: a→a, a→b, b→b, b→b, b→a; none is or is taken for c.
    private static ClassScores fiveRows(Loss loss) {
        ClassScores scores = new ClassScores(ABC, loss, 100, false);
        for (float target : new float[] {1, 0, 1, 2, 1, 1, 0, 1}) {
            scores.learn(target, 1);
        }
        float[] outputs = {
            0.8f, 0.1f, 0.1f,
            0.3f, 0.6f, 0.1f,
            0.2f, 0.7f, 0.1f,
            0.1f, 0.8f, 0.1f,
            0.5f, 0.4f, 0.1f
        };
        scores.score(outputs, new float[] {0, 0, 1, 1, 1}, ONES, 5, 2.5);
        return scores;
    }

    @Test
    void fiveRowsGiveTheFiguresComputedByHand() {
        Evaluation evaluation = fiveRows(Loss.Plain.CROSS_ENTROPY).evaluation();

        assertThat(evaluation.rows()).isEqualTo(5);
        assertThat(evaluation.loss()).isEqualTo(0.5);
        assertThat(evaluation.accuracy()).isEqualTo(0.6);
        assertThat(evaluation.classes())
                .containsExactly(
                        // Pairs for a: .8 beats all three of b, .3 beats .2 and .1 and not .5: 5 of 6.
                        new ClassScore("a", 0.5, 0.5, 0.5, 2, 5 / 6.0),
                        // Pairs for b: .7 and .8 beat .1 and .6, .4 beats .1 alone: 5 of 6.
                        new ClassScore("b", 2 / 3.0, 2 / 3.0, 2 / 3.0, 3, 5 / 6.0),
                        new ClassScore("c", null, null, null, 0, null));
        assertThat(evaluation.confusionMatrix())
                .isEqualTo(new Evaluation.ConfusionMatrix(
                        List.of("a", "b", "c"), List.of(List.of(1, 1, 0), List.of(1, 2, 0), List.of(0, 0, 0))));
        assertThat(evaluation.mae()).isNull();
    }

    /// The training rows are 2 of a, 5 of b, 1 of c: always b is right 3 times of 5, and the shares as probabilities
    /// cost -(2 log 2/8 + 3 log 5/8) / 5.
    @Test
    void baselineGuessesByTheSharesOfTheTrainingRows() {
        Evaluation.Baseline baseline = baseline(Loss.Plain.CROSS_ENTROPY);

        assertThat(baseline.accuracy()).isEqualTo(0.6);
        assertThat(baseline.loss()).isCloseTo(-(2 * Math.log(0.25) + 3 * Math.log(0.625)) / 5, within(1e-12));
        assertThat(baseline.mae()).isNull();
    }

    /// Shares (.25, .625, .125): squared errors of a row of a .9689 / 3, of b .2188 / 3; absolute 1.5 / 3 and
    /// .75 / 3. Huber's that turns at a half: (.25 + .1875 + .0078125) / 3 and (.03125 + .0703125 + .0078125) / 3.
    @Test
    void baselineIsScoredByTheLossOfTheTraining() {
        assertThat(baseline(Loss.Plain.MSE).loss()).isCloseTo((2 * 0.96875 + 3 * 0.21875) / 15, within(1e-12));
        assertThat(baseline(new Loss.Huber(1)).loss()).isCloseTo((2 * 0.96875 + 3 * 0.21875) / 30, within(1e-12));
        assertThat(baseline(new Loss.Huber(0.5)).loss()).isCloseTo((2 * 0.4453125 + 3 * 0.109375) / 15, within(1e-12));
        assertThat(baseline(Loss.Plain.MAE).loss()).isCloseTo((2 * 1.5 + 3 * 0.75) / 15, within(1e-12));
    }

    private static Evaluation.Baseline baseline(Loss loss) {
        return Objects.requireNonNull(fiveRows(loss).evaluation().baseline());
    }

    @Test
    void sigmoidOutputIsReadAsTheSecondClass() {
        ClassScores scores = new ClassScores(NO_YES, Loss.Plain.BINARY_CROSS_ENTROPY, 100, false);
        scores.learn(0, 1);
        scores.learn(1, 1);
        scores.score(new float[] {0.9f, 0.2f}, new float[] {1, 0}, ONES, 2, 0);
        scores.score(new float[] {0.6f, 0}, new float[] {0, 0}, ONES, 1, 0);
        Evaluation evaluation = scores.evaluation();

        assertThat(evaluation.accuracy()).isEqualTo(2 / 3.0);
        assertThat(evaluation.classes())
                .containsExactly(
                        new ClassScore("no", 1.0, 0.5, 2 / 3.0, 2, 1.0),
                        new ClassScore("yes", 0.5, 1.0, 2 / 3.0, 1, 1.0));
    }

    @Test
    void classThatTrainingNeverSawCostsTheBaselineInfinitely() {
        ClassScores scores = new ClassScores(NO_YES, Loss.Plain.CROSS_ENTROPY, 100, false);
        scores.learn(0, 1);
        scores.score(new float[] {0.5f, 0.5f}, new float[] {1}, ONES, 1, 0.7);

        assertThat(Objects.requireNonNull(scores.evaluation().baseline()).loss())
                .isInfinite();
    }

    @Test
    void noRowsGiveNoFigures() {
        assertThat(new ClassScores(ABC, Loss.Plain.CROSS_ENTROPY, 5, false).evaluation())
                .isEqualTo(new Evaluation(0, null, null, null, null, null, null, null, null));
    }

    /// Without the limits, 400 MB of a matrix and 320 MB of scores.
    @Test
    void thousandsOfClassesHaveFiguresButNeitherMatrixNorAreas() {
        int classes = 10_000;
        List<String> labels = IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
        Target.Classes target = new Target.Classes("c", labels);
        ClassScores scores = new ClassScores(target, Loss.Plain.CROSS_ENTROPY, 4000, false);
        scores.learn(0, 1);
        float[] outputs = new float[2 * classes];
        outputs[7] = 1;
        outputs[classes + 7] = 1;
        scores.score(outputs, new float[] {7, 9}, ONES, 2, 1);
        Evaluation evaluation = scores.evaluation();
        assertThat(evaluation.confusionMatrix()).isNull();
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
        assertThat(Objects.requireNonNull(evaluation.classes()).get(7))
                .isEqualTo(new ClassScore("c7", 0.5, 1.0, 2 / 3.0, 1, null));
        assertThat(ClassScores.memory(classes, 4000, false)).isZero();
        assertThat(ClassScores.memory(1000, 4000, false)).isEqualTo(12_000_000 + 32_000_000);
    }
}
