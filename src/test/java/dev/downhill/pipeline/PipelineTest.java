package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Role;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final float GONE = Float.NaN;

    private static Table people(float lastAge, String lastCity, String lastClass) {
        return new Table()
                .numbers("age", 20, 30, GONE, 40, lastAge)
                .categories("city", Role.INPUT, "Rome", "Oslo", "Rome", null, lastCity)
                .numbers("constant", 7, 7, 7, 7, lastAge)
                .text("note", 5)
                .categories("class", Role.TARGET, "a", "b", "a", "b", lastClass);
    }

    private static final int[] FIRST_FOUR = {0, 1, 2, 3};

    private static float[] encode(Pipeline pipeline, Table table, int row) {
        float[] inputs = new float[pipeline.inputShape().size()];
        pipeline.encode(table, row, inputs, 0);
        return inputs;
    }

    @Test
    void everyStatisticComesFromTrainingRowsAlone() {
        Table modest = people(30, "Rome", "a");
        Table poisoned = people(1e30f, "Rome", "b");

        Pipeline fitted = Pipeline.fit(modest.dataset(), modest, FIRST_FOUR);
        Pipeline underPoison = Pipeline.fit(poisoned.dataset(), poisoned, FIRST_FOUR);

        assertThat(underPoison.toJson()).isEqualTo(fitted.toJson());
        assertThat(encode(underPoison, poisoned, 1)).isEqualTo(encode(fitted, modest, 1));
    }

    @Test
    void targetStatisticsComeFromTrainingRowsAlone() {
        Table table = new Table().numbers("x", 1, 2, 3).numbers("y", Role.TARGET, 10, 20, 1e30f);
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1});

        assertThat(pipeline.target()).isEqualTo(new Target.Numeric("y", 15, 5));
        assertThat(pipeline.encodeTarget(table, 1)).isEqualTo(1);
    }

    @Test
    void numbersAreStandardisedWithMeanImputedAndIndicated() {
        Table table = people(50, "Rome", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, FIRST_FOUR);

        double std = Math.sqrt(200 / 3.0);
        assertThat(encode(pipeline, table, 0)[0]).isCloseTo((float) (-10 / std), within(1e-6f));
        assertThat(encode(pipeline, table, 0)[1]).isZero();
        assertThat(encode(pipeline, table, 2)).startsWith(0, 1);
        assertThat(encode(pipeline, table, 4)[0]).isCloseTo((float) (20 / std), within(1e-6f));
    }

    @Test
    void categoriesAreOneHotWithAnIndicator() {
        Table table = people(50, "Rome", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, FIRST_FOUR);

        assertThat(pipeline.inputShape()).isEqualTo(Shape.of(6));
        assertThat(Arrays.copyOfRange(encode(pipeline, table, 1), 2, 5)).containsExactly(0, 1, 0);
        assertThat(Arrays.copyOfRange(encode(pipeline, table, 3), 2, 5)).containsExactly(0, 0, 1);
    }

    @Test
    void categoryThatTrainingNeverSawIsZeroEverywhere() {
        Table table = people(50, "Lima", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, FIRST_FOUR);

        assertThat(pipeline.inputShape()).isEqualTo(Shape.of(7));
        float[] inputs = encode(pipeline, table, 4);
        assertThat(new float[] {inputs[2], inputs[3], inputs[4], inputs[5]}).containsOnly(0);
    }

    @Test
    void constantColumnIsZero() {
        Table table = people(50, "Rome", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, FIRST_FOUR);

        assertThat(encode(pipeline, table, 0)[5]).isZero();
        assertThat(encode(pipeline, table, 4)[5]).isEqualTo(43);
    }

    @Test
    void indicatorFollowsFromTheDatasetAndPermissionFromTheTrainingRows() {
        Table table = new Table().numbers("x", 1, 2, GONE).categories("c", Role.TARGET, "a", "b", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1});

        assertThat(pipeline.inputShape()).isEqualTo(Shape.of(2));
        assertThat(pipeline.columns().getFirst().optional()).isFalse();
    }

    @Test
    void columnWithoutAnyTrainingValueIsHarmless() {
        Table table = new Table().numbers("x", GONE, GONE, 5).categories("c", Role.TARGET, "a", "b", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1});

        assertThat(encode(pipeline, table, 0)).containsExactly(0, 1);
        assertThat(encode(pipeline, table, 2)).containsExactly(5, 0);
        assertThat(Pipeline.fromJson(pipeline.toJson()).toJson()).isEqualTo(pipeline.toJson());
    }

    @Test
    void largeValuesOfSmallSpreadKeepTheirSpread() {
        Table table = new Table()
                .numbers("x", 16_777_214, 16_777_215, 16_777_216)
                .categories("c", Role.TARGET, "a", "b", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1, 2});

        assertThat(encode(pipeline, table, 0)[0]).isCloseTo((float) -Math.sqrt(1.5), within(1e-6f));
    }

    @Test
    void pixelsAreScaledAndKeepTheirShape() {
        Table table = new Table()
                .images("image", List.of(1, 2, 1), new byte[] {0, (byte) 255}, new byte[] {51, 0})
                .categories("label", Role.TARGET, "a", "b");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0});

        assertThat(pipeline.inputShape()).isEqualTo(Shape.of(1, 2, 1)).isEqualTo(Pipeline.inputShape(table.dataset()));
        assertThat(encode(pipeline, table, 0)).containsExactly(0, 1);
        assertThat(encode(pipeline, table, 1)).containsExactly(0.2f, 0);
    }

    @Test
    void inputShapeIsKnownBeforeAnyRowIsRead() {
        Table table = people(50, "Lima", "a");

        assertThat(Pipeline.inputShape(table.dataset())).isEqualTo(Shape.of(7));
    }

    @Test
    void jsonReadsBackExactly() {
        Table table = people(0.1f, "Rome", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1, 2, 3, 4});
        Pipeline back = Pipeline.fromJson(pipeline.toJson());

        assertThat(back.columns()).isEqualTo(pipeline.columns());
        assertThat(back.target()).isEqualTo(pipeline.target());
        assertThat(back.toJson()).isEqualTo(pipeline.toJson());
        assertThat(encode(back, table, 4)).isEqualTo(encode(pipeline, table, 4));
        assertThat(back.encodeTarget(table, 1)).isEqualTo(1);
    }

    @Test
    void nothingToLearnFromIsRefused() {
        Table table = new Table().text("note", 2).categories("c", Role.TARGET, "a", "b");

        assertThatThrownBy(() -> Pipeline.inputShape(table.dataset()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no column to learn from");
    }

    @Test
    void sigmoidOutputIsTheProbabilityOfTheSecondClass() {
        Target.Classes classes = new Target.Classes("c", List.of("no", "yes"));

        assertThat(classes.head(Loss.Plain.BINARY_CROSS_ENTROPY)).isEqualTo(new Head(1, Link.SIGMOID));
        assertThat(classes.probabilities(new float[] {0.5f, 0.75f}, 1, 1)).containsExactly(0.25, 0.75);
        assertThat(classes.probabilities(new float[] {0.5f, 0.5f, 0.25f, 0.75f}, 1, 2))
                .containsExactly(0.25, 0.75);
    }

    @Test
    void restoredNumberIsInItsOwnUnits() {
        Target.Numeric numeric = new Target.Numeric("y", 15, 5);

        assertThat(numeric.restore(numeric.standardise(25))).isEqualTo(25);
        assertThatThrownBy(() -> numeric.head(Loss.Plain.CROSS_ENTROPY)).hasMessageContaining("needs classes");
    }
}
