package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Activation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values looked up elsewhere: `1 / (1 + e) = 0.2689414213699951`, `tanh(1) = 0.7615941559557649`,
/// `1/e - 1 = -0.6321205588285577`, the normal distribution at 1 `0.8413447460685429` and its density there
/// `0.24197072451914337`, `ln 2 = 0.6931471805599453`, `ln(1 + e) = 1.3132616875182228`.
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
        "ELU,        -1, -0.6321205588285577, 0.36787944117144233",
        "ELU,         2,  2,                  1",
        "ELU,         0,  0,                  1",
        "GELU,        0,  0,                  0.5",
        "GELU,        1,  0.8413447460685429, 1.0833154705876863",
        "GELU,       -1, -0.1586552539314571, -0.0833154705876863",
        "SILU,        0,  0,                  0.5",
        "SILU,       -1, -0.2689414213699951, 0.07232948812851325",
        "SOFTPLUS,    0,  0.6931471805599453, 0.5",
        "SOFTPLUS,    1,  1.3132616875182228, 0.7310585786300049",
        "SOFTPLUS,   -1,  0.3132616875182228, 0.2689414213699951",
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
        Map<Activation, Double> limits = Map.of(
                Activation.SIGMOID, 0.0,
                Activation.TANH, -1.0,
                Activation.ELU, -1.0,
                Activation.GELU, 0.0,
                Activation.SILU, 0.0,
                Activation.SOFTPLUS, 0.0);
        limits.forEach((activation, limit) -> {
            assertThat(Activations.value(activation, -1000) + 0.0).isEqualTo(limit);
            assertThat(Activations.derivative(activation, -1000) + 0.0).isZero();
        });
    }

    @Test
    void farOutTheRectifiersAreTheirInput() {
        for (Activation activation :
                List.of(Activation.RELU, Activation.ELU, Activation.GELU, Activation.SILU, Activation.SOFTPLUS)) {
            assertThat(Activations.value(activation, 1000)).as("%s", activation).isEqualTo(1000);
            assertThat(Activations.derivative(activation, 1000))
                    .as("%s", activation)
                    .isEqualTo(1);
        }
    }
}
