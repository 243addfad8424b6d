package dev.downhill.dataset.format.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.request.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7.0, 7",
        "-0, 0",
        "-0.0, 0",
        "1e2, 100",
        "0.1, 0.1",
        "1700000000000637, 1700000000000637",
        "9007199254740993, 9007199254740993",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1e20, 100000000000000000000",
        "1e300, 1.0E300",
        "true, true",
        "'\" a b \"', a b",
        "'\"2.0\"', 2.0",
        "'\"\"', ''",
        "null, ''"
    })
    void jsonValueIsSpeltAsAFileWouldHaveIt(String json, String text) {
        assertThat(Spelling.of(Json.parse(json))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2.0",
        "2, 2e0",
        "2, +2",
        "0.5, .50",
        "0, -0.0",
        "true, True",
        "FALSE, false",
        "1700000000000637, 1700000000000637.0",
        "1e15, 1000000000000000",
        "Ünal, U\u0308nal"
    })
    void textsOfOneMeaningHaveOneCanonicalSpelling(String one, String other) {
        assertThat(Spelling.canonical(one)).isEqualTo(Spelling.canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740992, 9007199254740993",
        "1000000000000000000001, 1000000000000000000002",
        "7, 007",
        "07, 007",
        "1, true",
        "a, A",
        "1.5, 1.50001"
    })
    void textsOfTwoMeaningsHaveTwo(String one, String other) {
        assertThat(Spelling.canonical(one)).isNotEqualTo(Spelling.canonical(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0", "0.5", "007", "9007199254740993", "x", "true", "1.0E300", "-3"})
    void canonicalSpellingIsItsOwn(String text) {
        assertThat(Spelling.canonical(text)).isEqualTo(text);
    }

    @Test
    void aNumberOfAMillionDigitsIsNotComparedDigitByDigit() {
        assertThat(Spelling.canonical("1" + "0".repeat(20) + "." + "0".repeat(1_000_000)))
                .isEqualTo("100000000000000000000");
    }
}
