package dev.downhill.dataset.format.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Notation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,5|,|.|1234.5",
                "1.234.567|,|.|1234567",
                "-0,5|,|.|-0.5",
                "950|,|.|950",
                "1,234.50|.|,|1234.5",
                "12,34,567|.|,|1234567",
                "(1,234.50)|.|,|-1234.5",
                "1\u00a0234,5|,|' '|1234.5",
                "1\u202f234,5|,|' '|1234.5",
                "1'234.5|.|''''|1234.5",
                "1\u2019234.5|.|''''|1234.5",
                "\u22125,5|,||-5.5",
                "5,5-|,||-5.5",
                "1,5E3|,||1500",
                ",5|,||0.5"
            })
    void marksAreRead(String text, String decimal, String thousands, double value) {
        String mark = "''".equals(thousands) ? "'" : thousands;
        assertThat(LocalNumber.parse(text, new Notation(decimal, mark, null, null)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,234|$|1234",
                "-$5.5|$|-5.5",
                "$-5|$|-5",
                "($7)|$|-7",
                "45 %|%|45",
                "45%|%|45",
                "12 EUR|EUR|12",
                "€ 3|€|3",
                "8|€|8"
            })
    void unitsAreDropped(String text, String unit, double value) {
        assertThat(LocalNumber.parse(text, new Notation(".", ",", unit, null))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "()", "1,2,3", "12,34", "1 000 00", "a1", "1a", "3 kg", "€", "£5", "1-2", "2024-01-01"})
    void othersAreNoNumbers(String text) {
        assertThat(LocalNumber.parse(text, new Notation(".", ",", "$", null))).isNaN();
    }
}
