package dev.downhill.pipeline;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.spelling.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A date and time as numbers: elapsed time and year, standardised; month, weekday, day of the year and hour, each as
/// the sine and cosine of its angle, so that December lies beside January. All are 0 where it is missing, and then a
/// last number is 1. In UTC.
///
/// @param mean and `std` (population) of the training rows, in seconds since 1970
/// @param min and `max` of the training rows; null where these have no value
/// @param indicator whether the last number is there: some row of the dataset, trained on or not, lacks a value
/// @param optional whether some training row lacks a value
/// @param notation with the format of the texts
public record Calendar(
        String name,
        int index,
        double mean,
        double std,
        @Nullable Double min,
        @Nullable Double max,
        boolean indicator,
        boolean optional,
        @Nullable Notation notation)
        implements ColumnEncoder {

    private static final int PARTS = 10;
    private static final double SECONDS_OF_YEAR = 365.2425 * 86_400;
    private static final double SECONDS_OF_DAY = 86_400;
    private static final double DAYS_OF_YEAR = 366;

    @Override
    public int width() {
        return PARTS + (indicator ? 1 : 0);
    }

    @Override
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        write(rows.exact(row, index), inputs, offset);
    }

    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        double value = switch (cell) {
            case Cell.Missing _ -> Double.NaN;
            case Cell.Quantity quantity -> parse(quantity.text(), findings);
            case Cell.Word word -> parse(word.text(), findings);
            case Cell.Structure structure -> refuse(structure.what(), findings);
        };
        if (Double.isNaN(value)) {
            findings.missing(this);
        } else if (min != null && max != null && (value < min || value > max)) {
            findings.warn(name + " = " + Timestamps.iso(value) + " lies outside the range seen in training, "
                    + Timestamps.iso(min) + " to " + Timestamps.iso(max) + ".");
        }
        write(value, inputs, offset);
    }

    private double parse(String text, Findings findings) {
        if (Spelling.isMissing(text, notation)) {
            return Double.NaN;
        }
        String format = notation == null || notation.format() == null ? "iso" : notation.format();
        double value = Timestamps.parse(text, format);
        return Double.isFinite(value) && Math.abs(value) < Spelling.MAX_SECONDS
                ? value
                : refuse(Text.quote(text), findings);
    }

    private double refuse(String given, Findings findings) {
        findings.problem(this, "not_a_datetime", name + " is a date; " + given + " is none.");
        return 0;
    }

    private void write(double value, float[] inputs, int offset) {
        Arrays.fill(inputs, offset, offset + width(), 0);
        if (Double.isNaN(value)) {
            if (indicator) {
                inputs[offset + PARTS] = 1;
            }
            return;
        }
        OffsetDateTime time = Instant.ofEpochMilli(Math.round(value * 1_000)).atOffset(ZoneOffset.UTC);
        int yearOfMean =
                Instant.ofEpochSecond((long) mean).atOffset(ZoneOffset.UTC).getYear();
        inputs[offset] = (float) ((value - mean) / std);
        inputs[offset + 1] = (float) ((time.getYear() - yearOfMean) * SECONDS_OF_YEAR / Math.max(std, SECONDS_OF_YEAR));
        angle(inputs, offset + 2, (time.getMonthValue() - 1) / 12.0);
        angle(inputs, offset + 4, (time.getDayOfWeek().getValue() - 1) / 7.0);
        angle(inputs, offset + 6, (time.getDayOfYear() - 1) / DAYS_OF_YEAR);
        angle(inputs, offset + 8, time.toLocalTime().toSecondOfDay() / SECONDS_OF_DAY);
    }

    private static void angle(float[] inputs, int at, double turn) {
        inputs[at] = (float) StrictMath.sin(2 * Math.PI * turn);
        inputs[at + 1] = (float) StrictMath.cos(2 * Math.PI * turn);
    }
}
