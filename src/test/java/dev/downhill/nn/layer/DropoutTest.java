package dev.downhill.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The choice of values that dropout keeps, which {@link LayerContract} takes from the engine as given.
class DropoutTest {

    private static final int ROWS = 50;
    private static final int SIZE = 400;

    private final Team team = new Team(1);

    @AfterEach
    void endTeam() {
        team.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void theRateIsTheShareThatIsDropped(double rate) {
        float[] y = pass(rate, 0, 42, 1, true);
        int kept = 0;
        for (float value : y) {
            assertThat(value).isIn(0f, (float) (1 / (1 - rate)));
            kept += value != 0 ? 1 : 0;
        }
        assertThat((double) kept / y.length).isEqualTo(1 - rate, within(0.015));
    }

    @Test
    void predictionDropsNothing() {
        assertThat(pass(0.5, 0, 42, 1, false)).containsOnly(1f);
    }

    @Test
    void everyStepLayerAndSeedDropsOthers() {
        float[] y = pass(0.5, 0, 42, 1, true);
        assertThat(pass(0.5, 0, 42, 1, true)).isEqualTo(y);
        for (float[] other :
                new float[][] {pass(0.5, 1, 42, 1, true), pass(0.5, 0, 43, 1, true), pass(0.5, 0, 42, 2, true)}) {
            assertThat(agreement(y, other)).isEqualTo(0.5, within(0.02));
        }
    }

    @Test
    void rowsDropIndependently() {
        float[] y = pass(0.5, 0, 42, 1, true);
        float[] first = Arrays.copyOf(y, y.length / 2);
        float[] second = Arrays.copyOfRange(y, y.length / 2, y.length);
        assertThat(agreement(first, second)).isEqualTo(0.5, within(0.02));
    }

    /// Share of places where both keep or both drop.
    private static double agreement(float[] a, float[] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += (a[i] != 0) == (b[i] != 0) ? 1 : 0;
        }
        return (double) same / a.length;
    }

    private float[] pass(double rate, int layer, long seed, long step, boolean training) {
        Shape shape = Shape.of(SIZE);
        Pass pass = new Pass(new float[0], new float[0], new float[0], seed);
        pass.rows = ROWS;
        pass.training = training;
        pass.step = step;
        float[] ones = new float[ROWS * SIZE];
        Arrays.fill(ones, 1);
        float[] y = new float[ones.length];
        new DropoutLayer(rate, new Slot(layer, shape, shape, 0, 0, ROWS, true, KernelFixtures.scalar(), team))
                .forward(pass, ones, y);
        return y;
    }
}
