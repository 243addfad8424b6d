package dev.downhill.training.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1.1, '0 0.2 0.4 0.6 0.8 1 1.2'",
        "0.83, 1, '0.8 0.85 0.9 0.95 1'",
        "-3, 4, '-4 -2 0 2 4'",
        "0, 0, '0 0.2 0.4 0.6 0.8 1'",
        "1e-9, 4e-9, '1e-9 1.5e-9 2e-9 2.5e-9 3e-9 3.5e-9 4e-9'",
        "250000, 9000000, '0 2e6 4e6 6e6 8e6 1e7'"
    })
    void ticksAreRoundAndCoverTheValues(double min, double max, String ticks) {
        Scale scale = Scale.covering(min, max, 6);
        assertThat(texts(scale)).isEqualTo(List.of(ticks.split(" ", -1)));
        assertThat(scale.position(scale.low())).isZero();
        assertThat(scale.position(scale.high())).isEqualTo(1);
        assertThat(scale.position(min)).isBetween(-1e-9, 1.0);
        assertThat(scale.position(max)).isBetween(0.0, 1 + 1e-9);
    }

    @Test
    void valuesThatHardlyDifferStillHaveAScale() {
        assertThat(texts(Scale.covering(5, 5, 6))).containsExactly("0", "1", "2", "3", "4", "5");
        Scale scale = Scale.covering(5, Math.nextUp(5.0), 6);
        assertThat(scale.high()).isGreaterThan(scale.low());
        assertThat(scale.position(5)).isBetween(0.0, 1.0);
        assertThat(scale.ticks()).hasSizeBetween(2, 12);
    }

    @Test
    void decadesAreEvenlySpaced() {
        Scale scale = Scale.decades(0.002, 700);
        assertThat(texts(scale)).containsExactly("0.001", "0.01", "0.1", "1", "10", "100", "1000");
        assertThat(scale.position(1)).isCloseTo(0.5, offset(1e-12));
        assertThat(Scale.spansDecades(0.002, 700)).isTrue();
        assertThat(Scale.spansDecades(0, 700)).as("zero has no logarithm").isFalse();
        assertThat(Scale.spansDecades(1, 999)).isFalse();
    }

    @Test
    void epochsHaveWholeTicks() {
        assertThat(texts(Scale.epochs(1, 5))).containsExactly("1", "2", "3", "4", "5");
        assertThat(texts(Scale.epochs(7, 7))).containsExactly("7");
        assertThat(texts(Scale.epochs(1, 10_000))).containsExactly("2000", "4000", "6000", "8000", "10000");
    }

    private static List<String> texts(Scale scale) {
        return scale.ticks().stream().map(tick -> Scale.text(tick, 8)).toList();
    }
}
