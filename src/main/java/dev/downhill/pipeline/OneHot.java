package dev.downhill.pipeline;

import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.MissingValues;
import dev.downhill.dataset.format.Numbers;
import java.util.Arrays;
import java.util.List;

/// A category as one number for each category of the dataset: 1 for its own, 0 for the others. A last number is 1 where
/// it is missing.
///
/// A category that no training row has is 0 everywhere, known to the dataset or not: its weights were never trained.
///
/// @param categories of the dataset, in the order of their codes
/// @param seen which of them some training row has
/// @param indicator whether the last number is there: some row of the dataset, trained on or not, lacks a value
/// @param optional whether some training row lacks a value
public record OneHot(
        String name, int index, List<String> categories, List<Boolean> seen, boolean indicator, boolean optional)
        implements ColumnEncoder {

    private static final int MISSING = -1;
    private static final int UNSEEN = -2;

    public OneHot {
        categories = List.copyOf(categories);
        seen = List.copyOf(seen);
        if (categories.size() != seen.size()) {
            throw new IllegalArgumentException(
                    "seen has " + seen.size() + " entries for " + categories.size() + " categories");
        }
    }

    @Override
    public int width() {
        return categories.size() + (indicator ? 1 : 0);
    }

    @Override
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        write(rows.category(row, index), inputs, offset);
    }

    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        int code = switch (cell) {
            case Cell.Missing _ -> MISSING;
            case Cell.Quantity quantity -> code(Numbers.spell(quantity.value()), findings);
            case Cell.Word word -> code(word.text(), findings);
            case Cell.Field field -> field(field.text(), findings);
            case Cell.Structure structure -> refuse(structure, findings);
        };
        if (code == MISSING) {
            findings.missing(this);
        }
        write(code, inputs, offset);
    }

    /// A category may be called `?`: only what is not one can mean that there is no value. Where the categories are
    /// numbers, `7.0` is the category `7`.
    private int field(String text, Findings findings) {
        if (categories.contains(text)) {
            return code(text, findings);
        }
        if (MissingValues.includes(text)) {
            return MISSING;
        }
        double number = Numbers.parse(text);
        return code(Double.isNaN(number) ? text : Numbers.spell(number), findings);
    }

    private int code(String category, Findings findings) {
        int code = categories.indexOf(category);
        if (code >= 0 && seen.get(code)) {
            return code;
        }
        findings.warn(name + " = " + Text.quote(category) + " was never seen in training.");
        return UNSEEN;
    }

    private int refuse(Cell.Structure structure, Findings findings) {
        findings.problem(this, "not_a_category", name + " is a category; " + structure.what() + " is none.");
        return UNSEEN;
    }

    private void write(int code, float[] inputs, int offset) {
        Arrays.fill(inputs, offset, offset + width(), 0);
        if (code >= 0 && seen.get(code)) {
            inputs[offset + code] = 1;
        } else if (code == MISSING && indicator) {
            inputs[offset + categories.size()] = 1;
        }
    }
}
