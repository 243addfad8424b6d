package dev.downhill.pipeline;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/// A number as `(x - mean) / std`; 0 where it is missing, which imputes the mean, and then a second number is 1.
///
/// @param mean and `std` (population) of the training rows; 0 and 1 where these have no value, 1 where they do not vary
/// @param min and `max` of the training rows; null where these have no value
/// @param indicator whether the second number is there: some row of the dataset, trained on or not, lacks a value
/// @param optional whether some training row lacks a value
/// @param wide whether values keep 64 bits before they are standardised; null for 32 bits, and before this was kept
/// @param notation how a client writes the values as texts; null for the usual way
public record Standardised(
        String name,
        int index,
        double mean,
        double std,
        @Nullable Double min,
        @Nullable Double max,
        boolean indicator,
        boolean optional,
        @Nullable Notation notation,
        @Nullable Boolean wide)
        implements ColumnEncoder {

    @Override
    public int width() {
        return indicator ? 2 : 1;
    }

    @Override
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        write(rows.exact(row, index), inputs, offset);
    }

    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        double value = read(cell, findings);
        if (Double.isNaN(value)) {
            findings.missing(this);
        } else if (min != null && max != null && isOutside(value, min, max)) {
            findings.warn(name + " = " + shown(value) + " lies outside the range seen in training, " + shown(min)
                    + " to " + shown(max) + ".");
        }
        write(value, inputs, offset);
    }

    private boolean isWide() {
        return wide != null && wide;
    }

    private boolean isOutside(double value, double least, double most) {
        return isWide() ? value < least || value > most : (float) value < (float) least || (float) value > (float) most;
    }

    private String shown(double value) {
        return isWide() ? Spelling.of(value) : Text.of((float) value);
    }

    private double read(Cell cell, Findings findings) {
        return switch (cell) {
            case Cell.Missing _ -> Double.NaN;
            case Cell.Quantity quantity -> narrow(quantity.value(), findings);
            case Cell.Word word -> parse(word.text(), findings);
            case Cell.Structure structure -> refuse(structure.what(), findings);
        };
    }

    private double parse(String text, Findings findings) {
        if (Spelling.isMissing(text, notation)) {
            return Double.NaN;
        }
        double value = Spelling.number(text, notation);
        return Double.isNaN(value) ? refuse(Text.quote(text), findings) : narrow(value, findings);
    }

    /// Where stored values are floats, a client's become floats too before anything else happens to them.
    private double narrow(double value, Findings findings) {
        float narrowed = (float) value;
        if (Float.isInfinite(narrowed)) {
            findings.problem(this, "out_of_range", name + " is " + value + ", which no 32-bit float can hold.");
            return 0;
        }
        return isWide() ? value : narrowed;
    }

    private double refuse(String given, Findings findings) {
        findings.problem(this, "not_a_number", name + " is a number; " + given + " is none.");
        return 0;
    }

    private void write(double value, float[] inputs, int offset) {
        boolean missing = Double.isNaN(value);
        // Adding 0 makes -0 and 0 one value, as not every way to write a number can tell them apart.
        inputs[offset] = missing ? 0 : (float) ((value + 0.0 - mean) / std);
        if (indicator) {
            inputs[offset + 1] = missing ? 1 : 0;
        }
    }
}
