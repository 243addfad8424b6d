package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNumberTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 5.1, -7.9, 0.001, 1234.567, 16_777_216, 1e30, 3e-30, 0.1f})
    void survives(double value) {
        assertThat(ShortNumber.fitsFloat(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1_700_000_000_637.0, 1_000_000_026.76, 16_777_217, 0.123456789, 1e300, 12_345_678.9})
    void changes(double value) {
        assertThat(ShortNumber.fitsFloat(value)).isFalse();
    }

    private static boolean isFraction(double value) {
        return (float) value == value && value != Math.rint(value);
    }

    @Test
    void agreesWithTheTextOfAFloat() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 200_000; i++) {
            double value = BigDecimal.valueOf(random.nextLong(100_000_000))
                    .movePointLeft(random.nextInt(20) - 4)
                    .round(new MathContext(1 + random.nextInt(9), RoundingMode.DOWN))
                    .doubleValue();
            assertThat(ShortNumber.fitsFloat(value))
                    .as("%s", value)
                    .isEqualTo(isFraction(value) || Double.parseDouble(Float.toString((float) value)) == value);
        }
    }
}
