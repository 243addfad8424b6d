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
import org.junit.jupiter.params.provider.EnumSource;

/// Initial weights spread as the reference says, measured over some ten thousand of them.
class InitialValuesTest {

    private static final int INPUTS = 300;
    private static final int UNITS = 100;
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource
    void denseWeightsSpreadByTheirFans(Initializer initializer) {
        float[] weights = dense(initializer, Activation.TANH, SEED);
        assertSpread(weights, initializer, INPUTS, UNITS);
    }

    @ParameterizedTest
    @EnumSource
    void kernelsSpreadByTheirFans(Initializer initializer) {
        LayerSpec conv = new LayerSpec.Conv2d(
                80, new Extent(3, 4), Extent.square(1), Padding.SAME, Activation.TANH, true, initializer);
        float[] weights = Arrays.copyOf(parameters(conv, Shape.of(5, 5, 20), SEED), 3 * 4 * 20 * 80);
        assertSpread(weights, initializer, 3 * 4 * 20, 3 * 4 * 80);
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

    private static void assertSpread(float[] weights, Initializer initializer, int fanIn, int fanOut) {
        double deviation = Initialization.deviation(initializer, fanIn, fanOut);
        double limit = Initialization.limit(initializer, fanIn, fanOut);
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
