package dev.downhill.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.Network;
import dev.downhill.nn.Specs;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.reference.Initialization;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Initial weights spread as the reference says, measured over some ten thousand of them.
class InitialValuesTest {

    private static final int INPUTS = 300;
    private static final int UNITS = 100;
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource
    void denseWeightsSpreadByTheirFans(Initializer.Scaled initializer) {
        float[] weights = dense(initializer, Activation.TANH, SEED);
        assertSpread(weights, initializer, UNITS, INPUTS, UNITS);
    }

    @ParameterizedTest
    @EnumSource
    void kernelsSpreadByTheirFans(Initializer.Scaled initializer) {
        LayerSpec conv = new LayerSpec.Conv2d(
                80, new Extent(3, 4), Extent.square(1), Padding.SAME, Activation.TANH, true, initializer);
        float[] weights = Arrays.copyOf(parameters(conv, Shape.of(5, 5, 20), SEED), 3 * 4 * 20 * 80);
        assertSpread(weights, initializer, 80, 3 * 4 * 20, 3 * 4 * 80);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnInitializerTheActivationChooses(Activation activation) {
        assertThat(dense(null, activation, SEED)).isEqualTo(dense(Initializer.suiting(activation), activation, SEED));
    }

    @Test
    void theSeedDecidesTheWeights() {
        float[] weights = dense(null, Activation.RELU, SEED);
        assertThat(dense(null, Activation.RELU, SEED)).isEqualTo(weights);
        assertThat(dense(null, Activation.RELU, SEED + 1)).isNotEqualTo(weights);
    }

    @Test
    void layersOfTheSameShapeStartDifferently() {
        LayerSpec dense = Specs.dense(50, Activation.TANH);
        try (Team team = new Team(1)) {
            float[] both = Network.compile(
                            Specs.network(dense, dense),
                            Shape.of(50),
                            Head.forNumber(),
                            1,
                            true,
                            SEED,
                            KernelFixtures.scalar(),
                            team)
                    .parameters();
            assertThat(Arrays.copyOfRange(both, 0, 2500)).isNotEqualTo(Arrays.copyOfRange(both, 2550, 5050));
        }
    }

    @Test
    void aNormalHasItsDeviation() {
        assertSpread(dense(new Initializer.Normal(0.3), Activation.TANH, SEED), 0.3, Double.POSITIVE_INFINITY);
    }

    @Test
    void aUniformFillsItsRangeAndNoMore() {
        float[] weights = dense(new Initializer.Uniform(-0.2, 0.2), Activation.TANH, SEED);
        assertSpread(weights, 0.2 / Math.sqrt(3), 0.2);
        float[] lopsided = dense(new Initializer.Uniform(1, 3), Activation.TANH, SEED);
        for (float weight : lopsided) {
            assertThat(weight).isBetween(1f, 3f);
        }
        assertThat(mean(lopsided)).isEqualTo(2, within(0.02));
    }

    @Test
    void aConstantIsTheSameEverywhere() {
        assertThat(dense(new Initializer.Constant(0.25), Activation.TANH, SEED)).containsOnly(0.25f);
    }

    /// Tall: orthonormal columns. Wide: orthonormal rows.
    @ParameterizedTest
    @CsvSource({"60, 60", "60, 7", "7, 60", "1, 9", "9, 1", "1, 1"})
    void orthogonalMeansOrthonormal(int rows, int columns) {
        float[] w = new float[3 + rows * columns];
        InitialValues.fill(Initializer.Scaled.ORTHOGONAL, 11, w, 3, columns, rows, columns);
        boolean tall = rows >= columns;
        for (int a = 0; a < Math.min(rows, columns); a++) {
            for (int b = 0; b < Math.min(rows, columns); b++) {
                double product = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    int first = tall ? i * columns + a : a * columns + i;
                    int second = tall ? i * columns + b : b * columns + i;
                    product += (double) w[3 + first] * w[3 + second];
                }
                assertThat(product).as("%d · %d", a, b).isEqualTo(a == b ? 1 : 0, within(1e-6));
            }
        }
        assertThat(Arrays.copyOf(w, 3)).containsOnly(0f);
    }

    private static double mean(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum / weights.length;
    }

    private static void assertSpread(
            float[] weights, Initializer.Scaled initializer, int outputs, int fanIn, int fanOut) {
        double limit = Initialization.limit(initializer, outputs, fanIn, fanOut);
        double deviation = Initialization.deviation(initializer, outputs, fanIn, fanOut);
        if (initializer == Initializer.Scaled.ORTHOGONAL) {
            limit = Double.POSITIVE_INFINITY;
        }
        assertSpread(weights, deviation, limit);
    }

    private static void assertSpread(float[] weights, double deviation, double limit) {
        double sum = 0;
        double squares = 0;
        float largest = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (double) weight * weight;
            largest = Math.max(largest, Math.abs(weight));
        }
        assertThat(Math.sqrt(squares / weights.length)).isEqualTo(deviation, within(0.02 * deviation));
        assertThat(sum / weights.length).isEqualTo(0, within(0.02 * deviation));
        assertThat((double) largest).isLessThanOrEqualTo(limit * (1 + 1e-6));
        if (Double.isInfinite(limit)) {
            assertThat((double) largest).as("a normal has tails").isGreaterThan(3 * deviation);
        } else {
            assertThat((double) largest).isGreaterThanOrEqualTo(0.99 * limit);
        }
    }

    private static float[] dense(@Nullable Initializer initializer, Activation activation, long seed) {
        LayerSpec layer = new LayerSpec.Dense(UNITS, activation, true, initializer);
        return Arrays.copyOf(parameters(layer, Shape.of(INPUTS), seed), INPUTS * UNITS);
    }

    private static float[] parameters(LayerSpec layer, Shape input, long seed) {
        try (Team team = new Team(1)) {
            return Network.compile(
                            Specs.network(layer), input, Head.forNumber(), 1, true, seed, KernelFixtures.scalar(), team)
                    .parameters();
        }
    }
}
