package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Activation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values looked up elsewhere: `1 / (1 + e) = 0.2689414213699951`, `tanh(1) = 0.7615941559557649`.
class ActivationsTest {

    private static final double EXACT = 1e-15;

    @ParameterizedTest
    @CsvSource({
        "LINEAR,     -1, -1,                  1",
        "LINEAR,      2,  2,                  1",
        "RELU,       -1,  0,                  0",
        "RELU,        2,  2,                  1",
        "RELU,        0,  0,                  0",
        "LEAKY_RELU, -1, -0.01,               0.01",
        "LEAKY_RELU,  2,  2,                  1",
        "LEAKY_RELU,  0,  0,                  0.01",
        "SIGMOID,     0,  0.5,                0.25",
        "SIGMOID,    -1,  0.2689414213699951, 0.19661193324148185",
        "TANH,        0,  0,                  1",
        "TANH,        1,  0.7615941559557649, 0.41997434161402614",
    })
    void valueAndDerivativeAreThoseOfTheBooks(Activation activation, double x, double value, double derivative) {
        assertThat(Activations.value(activation, x)).isEqualTo(value, within(EXACT));
        assertThat(Activations.derivative(activation, x)).isEqualTo(derivative, within(EXACT));
    }

    @Test
    void farOutNothingOverflows() {
        Map<Activation, Double> limits = Map.of(Activation.SIGMOID, 0.0, Activation.TANH, -1.0);
        limits.forEach((activation, limit) -> {
            assertThat(Activations.value(activation, -1000)).isEqualTo(limit);
            assertThat(Activations.derivative(activation, -1000)).isZero();
        });
    }
}
