package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.spelling.Numbers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Dates as workbooks keep them: days since 1899-12-31, where 60 is a day that never was (1900-02-29), or since
/// 1904-01-01.
final class SerialDate {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final double MAX_DAYS = 2_958_466;
    private static final int LEAP_DAY = 60;
    private static final long MILLIS_OF_DAY = 86_400_000;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private SerialDate() {}

    /// As ISO 8601, with a time where there is one; the number itself where it is no date.
    static String iso(String number, boolean since1904) {
        double days = Numbers.parse(number);
        if (!(days >= 1 || (since1904 && days >= 0)) || days >= MAX_DAYS) {
            return number;
        }
        long whole = (long) Math.floor(days);
        // Binary fractions of a day are a little beside the millisecond that is meant.
        long millis = Math.round((days - whole) * MILLIS_OF_DAY);
        whole += millis / MILLIS_OF_DAY;
        millis %= MILLIS_OF_DAY;
        LocalDate first = since1904 ? EPOCH_1904 : EPOCH;
        LocalDate date = first.plusDays(!since1904 && whole < LEAP_DAY ? whole + 1 : whole);
        if (millis == 0) {
            return date.toString();
        }
        LocalDateTime time = date.atStartOfDay().plusNanos(millis * 1_000_000);
        return (millis % 1_000 == 0 ? SECONDS : MILLIS).format(time);
    }
}
