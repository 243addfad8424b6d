package dev.downhill.dataset.format.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStylesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-mm-dd",
                "dd.mm.yyyy",
                "m/d/yy h:mm",
                "mmm-yy",
                "mmmm",
                "[$-409]d\\-mmm\\-yy;@",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "yyyy\"年\"m\"月\"d\"日\"",
                "mm",
                "h:mm dd/mm"
            })
    void datesAreFound(String format) {
        assertThat(NumberStyles.isDate(format)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0.00",
                "#,##0.00 \"EUR\"",
                "[Red]-0",
                "[h]:mm:ss",
                "[mm]:ss",
                "h:mm AM/PM",
                "mm:ss.0",
                "0.00E+00",
                "@",
                "0\\d",
                "# ?/?",
                "_-* #,##0.00\\ [$€-407]_-",
                "0;[Yellow]\"day\"0"
            })
    void numbersTimesAndDurationsAreNone(String format) {
        assertThat(NumberStyles.isDate(format)).isFalse();
    }

    /// As LibreOffice and Excel show them.
    @ParameterizedTest
    @CsvSource({
        "1,false,1900-01-01",
        "59,false,1900-02-28",
        "61,false,1900-03-01",
        "45322,false,2024-01-31",
        "45322.999999999,false,2024-02-01",
        "45322.604166666664,false,2024-01-31T14:30:00",
        "2958465,false,9999-12-31",
        "2958466,false,2958466",
        "-3,false,-3",
        "0,true,1904-01-01",
        "43860,true,2024-01-31"
    })
    void serialNumbersAreDates(String number, boolean since1904, String date) {
        assertThat(SerialDate.iso(number, since1904)).isEqualTo(date);
    }
}
