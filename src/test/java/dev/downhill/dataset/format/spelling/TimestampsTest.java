package dev.downhill.dataset.format.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-01-02|iso|2023-01-02T00:00:00Z",
                "2023-01-02T03:04:05.5Z|iso|2023-01-02T03:04:05.500Z",
                "2023-01-02 03:04|iso|2023-01-02T03:04:00Z",
                "2023-01-02T03:04:05+02:00|iso|2023-01-02T01:04:05Z",
                "1969-12-31|iso|1969-12-31T00:00:00Z",
                "2023/1/2|yyyy/MM/dd|2023-01-02T00:00:00Z",
                "2.1.2023|dd.MM.yyyy|2023-01-02T00:00:00Z",
                "02.01.2023 13:30|dd.MM.yyyy|2023-01-02T13:30:00Z",
                "02/01/2023|dd/MM/yyyy|2023-01-02T00:00:00Z",
                "01/02/2023 1:30 PM|MM/dd/yyyy|2023-01-02T13:30:00Z",
                "2 Jan 2023|d MMM yyyy|2023-01-02T00:00:00Z",
                "January 2, 2023|MMM d, yyyy|2023-01-02T00:00:00Z",
                "1672531200|epoch_s|2023-01-01T00:00:00Z",
                "1672531200500|epoch_ms|2023-01-01T00:00:00.500Z",
                "2023-01-02|dd.MM.yyyy|2023-01-02T00:00:00Z"
            })
    void datesAreSeconds(String text, String format, Instant expected) {
        assertThat(Timestamps.parse(text, format)).isEqualTo(expected.toEpochMilli() / 1000.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-02-30|iso",
                "2023-13-01|iso",
                "2023-01-02x|iso",
                "13/13/2023|dd/MM/yyyy",
                "12.5|dd.MM.yyyy",
                "2023-01-02 25:00|iso",
                "Foo 2, 2023|MMM d, yyyy",
                "''|iso"
            })
    void othersAreNoDates(String text, String format) {
        assertThat(Timestamps.parse(text, format)).isNaN();
    }
}
