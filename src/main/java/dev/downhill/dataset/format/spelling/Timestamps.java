package dev.downhill.dataset.format.spelling;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times as files have them, as seconds since 1970-01-01T00:00:00Z. A time may follow each date; without a
/// zone it is UTC. ISO 8601 is read in every format.
public final class Timestamps {

    /// Names of the formats, the likeliest first. `epoch_s` and `epoch_ms` are never inferred: they are numbers.
    public static final List<String> FORMATS = List.of(
            "iso",
            "yyyy/MM/dd",
            "dd.MM.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "d MMM yyyy",
            "MMM d, yyyy",
            "epoch_s",
            "epoch_ms");

    private static final int MAX_LENGTH = 40;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final double MILLIS = 1_000;

    private static final Pattern FIGURES = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3,9})\\.?[ -](\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([AaPp])[Mm])?(?: ?(Z|UTC|[+-]\\d{2}:?\\d{2}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Timestamps() {}

    /// @return NaN where the text is no date of the format
    public static double parse(String text, String format) {
        if (format.equals("epoch_s")) {
            return Numbers.parse(text);
        }
        if (format.equals("epoch_ms")) {
            return Numbers.parse(text) / MILLIS;
        }
        if (text.length() < 6 || text.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        Matcher date = pattern(format).matcher(text);
        if (date.lookingAt()) {
            double day = day(date, format);
            double time = Double.isNaN(day) ? day : time(text.substring(date.end()));
            if (!Double.isNaN(time)) {
                return day * SECONDS_OF_DAY + time;
            }
        }
        return format.equals("iso") ? Double.NaN : parse(text, "iso");
    }

    /// The date and time of seconds, in UTC.
    public static String iso(double seconds) {
        Instant instant = Instant.ofEpochMilli(Math.round(seconds * MILLIS));
        String text = instant.toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, text.indexOf('T')) : text;
    }

    private static Pattern pattern(String format) {
        return format.equals("d MMM yyyy") ? DAY_FIRST : format.equals("MMM d, yyyy") ? MONTH_FIRST : FIGURES;
    }

    private static double day(Matcher date, String format) {
        try {
            if (format.equals("d MMM yyyy")) {
                return day(date.group(3), month(date.group(2)), date.group(1));
            }
            if (format.equals("MMM d, yyyy")) {
                return day(date.group(3), month(date.group(1)), date.group(2));
            }
            String first = date.group(1);
            String last = date.group(4);
            String wanted = format.equals("iso") ? "yyyy-MM-dd" : format;
            boolean yearFirst = wanted.charAt(0) == 'y';
            char sign = wanted.charAt(yearFirst ? 4 : 2);
            boolean fits = date.group(2).charAt(0) == sign
                    && (yearFirst
                            ? first.length() == 4 && last.length() <= 2
                            : first.length() <= 2 && last.length() == 4);
            if (!fits) {
                return Double.NaN;
            }
            int middle = Integer.parseInt(date.group(3));
            if (yearFirst) {
                return day(first, middle, last);
            }
            boolean dayFirst = wanted.charAt(0) == 'd';
            return day(last, dayFirst ? middle : Integer.parseInt(first), dayFirst ? first : date.group(3));
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static double day(String year, int month, String day) {
        return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day))
                .toEpochDay();
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    /// Seconds since midnight, in UTC.
    private static double time(String rest) {
        if (rest.isEmpty()) {
            return 0;
        }
        boolean parted = rest.charAt(0) == 'T' || rest.charAt(0) == ' ' || rest.startsWith(", ");
        Matcher time = TIME.matcher(parted ? rest.substring(1).strip() : "");
        if (!time.matches()) {
            return Double.NaN;
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = Integer.parseInt(time.group(2));
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        if (time.group(5) != null) {
            hour = hour % 12 + (time.group(5).equalsIgnoreCase("p") ? 12 : 0);
        }
        if (hour > 24 || minute > 59 || second > 60) {
            return Double.NaN;
        }
        double fraction = time.group(4) == null ? 0 : Double.parseDouble("0." + time.group(4));
        return hour * 3600 + minute * 60 + second + fraction - offset(time.group(6));
    }

    private static double offset(@Nullable String zone) {
        if (zone == null || zone.equals("Z") || zone.equals("UTC")) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        double seconds = Integer.parseInt(digits.substring(0, 2)) * 3600 + Integer.parseInt(digits.substring(2)) * 60;
        return zone.charAt(0) == '-' ? -seconds : seconds;
    }
}
