package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.reference.Activations;
import dev.downhill.nn.spec.Activation;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions of single values: the vector kernels against the scalar ones, to the bit, and both against
/// double.
class FunctionsTest {

    private static final float[] NO_SLOPES = {};
    private static final float[] VALUES = interestingValues();

    /// Changes `x` in place, and `other`: slopes or a gradient.
    @FunctionalInterface
    interface Function {
        void apply(Kernels kernels, float[] x, float[] other, int from, int to);
    }

    static final Map<String, Function> FUNCTIONS = Map.of(
            "exp", (kernels, x, _, from, to) -> kernels.exp(x, from, to),
            "sigmoid", (kernels, x, _, from, to) -> kernels.sigmoid(x, from, to),
            "tanh", (kernels, x, _, from, to) -> kernels.tanh(x, from, to),
            "elu", (kernels, x, _, from, to) -> kernels.elu(x, from, to),
            "softplus", (kernels, x, _, from, to) -> kernels.softplus(x, from, to),
            "softplus gradient", Kernels::softplusGradient,
            "silu", Kernels::silu,
            "silu alone", (kernels, x, _, from, to) -> kernels.silu(x, NO_SLOPES, from, to),
            "gelu", Kernels::gelu,
            "gelu alone", (kernels, x, _, from, to) -> kernels.gelu(x, NO_SLOPES, from, to));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 31, 33, 4001})
    void scalarAndVectorGiveTheSameBits(int length) {
        FUNCTIONS.forEach((name, function) -> {
            float[] one = VALUES.clone();
            float[] other = VALUES.clone();
            float[] oneGradient = VALUES.clone();
            float[] otherGradient = VALUES.clone();
            function.apply(KernelFixtures.scalar(), one, oneGradient, 0, length);
            function.apply(KernelFixtures.vector(), other, otherGradient, 0, length);
            assertThat(other).as("%s of %d", name, length).isEqualTo(one);
            assertThat(otherGradient).as("slopes of %s of %d", name, length).isEqualTo(oneGradient);
        });
    }

    @Test
    void onlyTheRangeIsTouched() {
        FUNCTIONS.forEach((name, function) -> Stream.of(KernelFixtures.scalar(), KernelFixtures.vector())
                .forEach(kernels -> {
                    float[] x = VALUES.clone();
                    float[] gradient = VALUES.clone();
                    function.apply(kernels, x, gradient, 40, 61);
                    System.arraycopy(VALUES, 40, x, 40, 21);
                    System.arraycopy(VALUES, 40, gradient, 40, 21);
                    assertThat(x).as(name).isEqualTo(VALUES);
                    assertThat(gradient).as(name).isEqualTo(VALUES);
                }));
    }

    @Test
    void theyAreTrueToAFewUnitsInTheLastPlace() {
        for (float x : VALUES) {
            closeTo(Elementary.exp(x), Math.exp(x), 2.5);
            closeTo(Elementary.tanh(x), Math.tanh(x), 2.5);
            closeTo(Elementary.sigmoid(x), 1 / (1 + Math.exp(-x)), 4);
            closeTo(Elementary.elu(x), Activations.value(Activation.ELU, x), 2.5);
            closeTo(Elementary.softplus(x), Activations.value(Activation.SOFTPLUS, x), 4);
            float y = Elementary.softplus(x);
            closeTo(Elementary.softplusSlope(y), -Math.expm1(-y), 2.5);
        }
    }

    /// Its two sides: `Phi(x)` is right to 5 in 10^7 of itself down to where `x^2` in float has lost that
    /// much.
    @Test
    void theNormalDistributionIsRightFarIntoItsTail() {
        for (float x = -5f; x <= 5f; x += 1e-3f) {
            double truth = Activations.value(Activation.GELU, x) / x;
            if (x == 0f || truth < 1e-7) {
                continue;
            }
            double error = Elementary.normal(x, Elementary.bell(x)) / truth - 1;
            assertThat(Math.abs(error)).as("Phi(%s)", x).isLessThan(2e-6);
            if (Math.abs(x) < 2) {
                assertThat(Math.abs(error)).as("Phi(%s)", x).isLessThan(5e-7);
            }
        }
    }

    @Test
    void slopesAreTheDerivatives() {
        float[] values = new float[2001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 1000) / 100f;
        }
        float[] slopes = new float[values.length];
        KernelFixtures.vector().gelu(values.clone(), slopes, 0, values.length);
        closeTo(slopes, values, Activation.GELU);
        KernelFixtures.vector().silu(values.clone(), slopes, 0, values.length);
        closeTo(slopes, values, Activation.SILU);
    }

    private static void closeTo(float[] slopes, float[] values, Activation activation) {
        for (int i = 0; i < values.length; i++) {
            double truth = Activations.derivative(activation, values[i]);
            assertThat(Math.abs(slopes[i] - truth))
                    .as("%s at %s", activation, values[i])
                    .isLessThan(1e-6);
        }
    }

    private static float[] interestingValues() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        float[] values = new float[4_001];
        float[] corners = {
            0f,
            -0f,
            1f,
            -1f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            88.7f,
            88.8f,
            -87.3f,
            -87.4f,
            -104f,
            0.625f,
            -0.625f,
            0.6249999f,
            9f,
            -9f,
            1e-30f,
            3e38f,
            -3e38f
        };
        System.arraycopy(corners, 0, values, 0, corners.length);
        for (int i = corners.length; i < values.length; i++) {
            values[i] = random.nextFloat(-95, 95) * (i % 3 == 0 ? 0.01f : 1);
        }
        return values;
    }

    private static void closeTo(float value, double truth, double units) {
        if (Double.isNaN(truth)) {
            assertThat(value).isNaN();
            return;
        }
        float rounded = (float) truth;
        if (Float.isInfinite(rounded) || Math.abs(rounded) < 2 * Float.MIN_NORMAL) {
            assertThat(value)
                    .isBetween(Math.min(rounded, -3 * Float.MIN_NORMAL), Math.max(rounded, 3 * Float.MIN_NORMAL));
            return;
        }
        assertThat(Math.abs(value - truth)).isLessThanOrEqualTo(units * Math.ulp(rounded));
    }
}
