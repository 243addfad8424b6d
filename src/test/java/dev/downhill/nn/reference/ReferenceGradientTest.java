package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.NetworkCase;
import dev.downhill.nn.Specs;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Padding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Backpropagation against central differences, `(C(w + h) - C(w - h)) / 2h`, for everything that has a derivative.
class ReferenceGradientTest {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;

    /// Below this share of the largest derivative the difference quotient is mostly rounding.
    private static final double FLOOR = 1e-3;

    private static final int ROWS = 3;

    /// Any fixed choice will do; this one keeps about two of three.
    private static final Phase TRAINING = Phase.training((layer, element) -> (layer * 31 + element * 17L) % 7 % 3 != 0);

    static List<NetworkCase> cases() {
        return NetworkCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backpropagationIsTheSlopeWhileTraining(NetworkCase test) {
        check(test, TRAINING);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backpropagationIsTheSlopeAtPrediction(NetworkCase test) {
        check(test, Phase.PREDICTION);
    }

    private static void check(NetworkCase test, Phase phase) {
        Random random = new Random(test.name().hashCode());
        ReferenceNetwork network = ReferenceNetwork.of(test.network(), test.input(), test.head());
        randomise(network, random);
        double[] inputs = normal(random, ROWS * test.input().size());
        double[] targets = targets(test, random);
        double[] buffers = network.buffers().clone();
        DoubleSupplier cost = () -> {
            System.arraycopy(buffers, 0, network.buffers(), 0, buffers.length);
            return network.cost(inputs, targets, test.loss(), phase);
        };

        Gradient gradient = network.gradient(inputs, targets, test.loss(), phase);

        assertSlopes(gradient.parameters(), slopes(cost, network.parameters()));
        assertSlopes(gradient.inputs(), slopes(cost, inputs));
    }

    @Test
    void everyLayerHasACase() {
        Stream<Class<?>> tested = cases().stream()
                .flatMap(test -> Specs.all(test.network().layers()))
                .map(Object::getClass);
        assertThat(tested).contains(LayerSpec.class.getPermittedSubclasses());
    }

    @Test
    void everyActivationHasACase() {
        assertThat(names())
                .contains(Stream.of(Activation.values())
                        .flatMap(a -> Stream.of("dense " + a, "conv " + a, "activation " + a))
                        .toArray(String[]::new));
    }

    @Test
    void everyLossAndLinkHasACase() {
        assertThat(cases().stream().map(NetworkCase::loss)).containsAll(NetworkCase.losses());
        assertThat(cases().stream().map(test -> test.head().link())).contains(Link.values());
    }

    @Test
    void everyPaddingHasACase() {
        assertThat(Padding.values())
                .allSatisfy(padding -> assertThat(names()).anyMatch(name -> name.startsWith(padding.name())));
    }

    private static List<String> names() {
        return cases().stream().map(NetworkCase::name).toList();
    }

    /// The slope of `cost` along each of `variables`, which `cost` reads.
    private static double[] slopes(DoubleSupplier cost, double[] variables) {
        double[] slopes = new double[variables.length];
        for (int i = 0; i < variables.length; i++) {
            double value = variables[i];
            variables[i] = value + STEP;
            double above = cost.getAsDouble();
            variables[i] = value - STEP;
            double below = cost.getAsDouble();
            variables[i] = value;
            slopes[i] = (above - below) / (2 * STEP);
        }
        return slopes;
    }

    private static void assertSlopes(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(largest).as("a gradient of zeros proves nothing").isPositive();
        for (int i = 0; i < actual.length; i++) {
            double scale = Math.max(Math.max(Math.abs(actual[i]), Math.abs(expected[i])), FLOOR * largest);
            assertThat(Math.abs(actual[i] - expected[i]) / scale)
                    .as("derivative %d: %s by backpropagation, %s by differences", i, actual[i], expected[i])
                    .isLessThan(TOLERANCE);
        }
    }

    /// Gammas and running variances too must differ from 1, or an error in them would not show.
    private static void randomise(ReferenceNetwork network, Random random) {
        Arrays.setAll(network.parameters(), i -> network.parameters()[i] + 0.5 * random.nextGaussian());
        Arrays.setAll(network.buffers(), i -> network.buffers()[i] + 0.3 * random.nextDouble());
    }

    private static double[] normal(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    private static double[] targets(NetworkCase test, Random random) {
        return DoubleStream.generate(() -> switch (test.head().link()) {
                    case SOFTMAX -> random.nextInt(test.head().units());
                    case SIGMOID -> random.nextInt(2);
                    case LINEAR -> random.nextGaussian();
                })
                .limit(ROWS)
                .toArray();
    }
}
