package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {

    private static final List<String> KNOWN = List.of("learning_rate", "momentum", "units", "type", "epochs");

    @ParameterizedTest
    @CsvSource({
        "learningRate, learning_rate",
        "learning-rate, learning_rate",
        "lerning_rate, learning_rate",
        "moemntum, momentum",
        "unit, units",
        "tpye, type",
        "EPOCHS, epochs"
    })
    void aTypingErrorFindsItsWord(String word, String meant) {
        assertThat(SpellingSuggestion.of(word, KNOWN)).isEqualTo(meant);
    }

    @Test
    void aStrangeWordFindsNone() {
        assertThat(SpellingSuggestion.of("colour", KNOWN)).isNull();
        assertThat(SpellingSuggestion.of("x".repeat(200), KNOWN)).isNull();
        assertThat(SpellingSuggestion.of("units", List.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, xabc, 1", "abc, xyz, 3", "'', abc, 3", "ca, abc, 3"})
    void distanceCountsEditsAndSwaps(String a, String b, int expected) {
        assertThat(SpellingSuggestion.distance(a, b)).isEqualTo(expected);
        assertThat(SpellingSuggestion.distance(b, a)).isEqualTo(expected);
    }
}
