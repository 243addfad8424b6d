package dev.downhill.dataset.format.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+1",
                ".5",
                "5.",
                "-3.25",
                "1e5",
                "1E-5",
                "1.5e+300",
                "123456789012345",
                "0.1",
                "1234567890123456789",
                "0.000000000000001",
                "1e400",
                "-1e400",
                "4.9e-324",
                "1e-400",
                "9007199254740993",
                "00012.500"
            })
    void numbersAreThoseOfTheGeneralParser(String text) {
        assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1d",
                "1f",
                "0x10",
                "NaN",
                "Infinity",
                "1,5",
                "1 2",
                "--1",
                "1.2.3",
                "1e5.5",
                "abc",
                "1_000",
                "١٢"
            })
    void everythingElseIsNoNumber(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @Test
    void shortDecimalsAreCorrectlyRounded() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            String text = String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", random.nextDouble(-1e4, 1e4));
            assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
        }
    }
}
