package dev.downhill.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.NetworkCase;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.reference.Losses;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine's losses on logits from harmless to absurd, where `log(p)` of a probability that rounded to 0
/// would not be finite.
class EngineLossTest {

    private static final float[] SIZES = {0, 1e-6f, 0.5f, 3, 20, 90, 1000, 1e6f};

    private static final float[] ONES = {1, 1};

    static Stream<Arguments> lossesAndLinks() {
        return NetworkCase.losses().stream()
                .flatMap(loss -> Stream.of(Link.values())
                        .filter(link -> NetworkCase.fits(loss, link))
                        .map(link -> Arguments.of(loss, link)));
    }

    @ParameterizedTest
    @MethodSource("lossesAndLinks")
    void everyLossIsThatOfTheReference(Loss loss, Link link) {
        for (float size : SIZES) {
            float[] logits = link == Link.SOFTMAX ? new float[] {-size, size / 2, 0.1f} : new float[] {size};
            for (float sign : new float[] {1, -1}) {
                float[] z = new float[logits.length];
                for (int i = 0; i < z.length; i++) {
                    z[i] = sign * logits[i];
                }
                for (int target = 0; target < (link == Link.SOFTMAX ? 3 : 2); target++) {
                    compare(loss, link, z, target);
                }
            }
        }
    }

    @Test
    void aSmoothedAndWeightedLossIsReportedPlain() {
        Head head = new Head(3, Link.SOFTMAX);
        float[] z = {0.5f, -1, 2, 1, 1, 0};
        float[] p = new float[6];
        float[] targets = {0, 2};
        Links.forward(Link.SOFTMAX, KernelFixtures.vector(), z, p, 2, 3);
        double plain =
                LossFunction.of(Loss.Plain.CROSS_ENTROPY, head).evaluate(z, p, targets, ONES, 2, new float[6], 1);
        assertThat(LossFunction.of(Loss.Plain.CROSS_ENTROPY, head, 0.2, List.of(2.0, 1.0, 5.0))
                        .evaluate(z, p, targets, ONES, 2, new float[6], 1))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("lossesAndLinks")
    void aWeightMultipliesLossAndGradientOfItsRow(Loss loss, Link link) {
        int units = link == Link.SOFTMAX ? 3 : 1;
        Head head = new Head(units, link);
        float[] z = link == Link.SOFTMAX ? new float[] {0.5f, -1, 2, 1, 1, 0} : new float[] {0.5f, -2};
        float[] p = new float[z.length];
        float[] targets = {0, 1};
        float[] plain = new float[z.length];
        float[] weighted = new float[z.length];
        Links.forward(link, KernelFixtures.vector(), z, p, 2, units);
        LossFunction function = LossFunction.of(loss, head);
        double first = function.evaluate(z, p, targets, new float[] {1, 0}, 2, null, 1);
        double second = function.evaluate(z, p, targets, new float[] {0, 1}, 2, null, 1);
        function.evaluate(z, p, targets, ONES, 2, plain, 0.5f);

        double sum = function.evaluate(z, p, targets, new float[] {3, 0.5f}, 2, weighted, 0.5f);

        assertThat(sum).isEqualTo(3 * first + 0.5 * second, within(1e-12));
        for (int i = 0; i < z.length; i++) {
            assertThat(weighted[i]).isEqualTo((i < units ? 3 : 0.5f) * plain[i]);
        }
    }

    private static void compare(Loss loss, Link link, float[] z, float target) {
        Head head = new Head(z.length, link);
        float[] p = new float[z.length];
        float[] gradient = new float[z.length];
        Links.forward(link, KernelFixtures.vector(), z, p, 1, z.length);
        double cost = LossFunction.of(loss, head).evaluate(z, p, new float[] {target}, ONES, 1, gradient, 0.5f);

        double[] wide = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            wide[i] = z[i];
        }
        double expected = Losses.cost(loss, link, wide, target);
        double[] slope = Losses.gradient(loss, link, wide, target);
        String what = loss + " of " + link + " " + Arrays.toString(z) + " for " + target;
        assertThat(cost).as(what).isEqualTo(expected, within(1e-5 * Math.max(1, expected)));
        for (int i = 0; i < z.length; i++) {
            double scale = Math.max(1, Math.abs(slope[i]));
            assertThat((double) gradient[i])
                    .as("gradient %d of %s", i, what)
                    .isEqualTo(0.5 * slope[i], within(1e-5 * scale));
        }
    }
}
