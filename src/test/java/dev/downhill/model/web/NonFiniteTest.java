package dev.downhill.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NonFiniteTest {

    @Test
    void numbersThatJsonLacksBecomeNullAndAreNamed() {
        NonFinite finite = new NonFinite();

        assertThat(finite.of("a", 1.5)).isEqualTo(1.5);
        assertThat(finite.of("b", null)).isNull();
        assertThat(finite.of("c", Double.NaN)).isNull();
        assertThat(finite.of("d", Double.POSITIVE_INFINITY)).isNull();
        assertThat(finite.of("e", Double.NEGATIVE_INFINITY)).isNull();
        assertThat(finite.words()).isEqualTo(Map.of("c", "nan", "d", "inf", "e", "-inf"));
    }
}
