package dev.downhill.pipeline;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Rows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A category as one number for each category of the dataset: 1 for its own, 0 for the others. A last number is 1 where
/// it is missing.
///
/// A category that no training row has is 0 everywhere, known to the dataset or not: its weights were never trained.
///
/// @param categories of the dataset, in the order of their codes
/// @param seen which of them some training row has
/// @param indicator whether the last number is there: some row of the dataset, trained on or not, lacks a value
/// @param optional whether some training row lacks a value
/// @param notation how a client writes the values; null for the usual way
public record OneHot(
        String name,
        int index,
        CategoryCodes categories,
        List<Boolean> seen,
        boolean indicator,
        boolean optional,
        @Nullable Notation notation)
        implements ColumnEncoder {

    public OneHot {
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
            case Cell.Missing _ -> CategoryCodes.MISSING;
            case Cell.Quantity quantity -> code(quantity.text(), findings);
            case Cell.Word word -> code(word.text(), findings);
            case Cell.Structure structure -> refuse(structure, findings);
        };
        if (code == CategoryCodes.MISSING) {
            findings.missing(this);
        }
        write(code, inputs, offset);
    }

    private int code(String text, Findings findings) {
        int code = categories.code(text, notation);
        if (code == CategoryCodes.UNKNOWN || (code >= 0 && !seen.get(code))) {
            findings.warn(name + " = " + Text.quote(text) + " was never seen in training.");
            return CategoryCodes.UNKNOWN;
        }
        return code;
    }

    private int refuse(Cell.Structure structure, Findings findings) {
        findings.problem(this, "not_a_category", name + " is a category; " + structure.what() + " is none.");
        return CategoryCodes.UNKNOWN;
    }

    private void write(int code, float[] inputs, int offset) {
        Arrays.fill(inputs, offset, offset + width(), 0);
        if (code >= 0 && seen.get(code)) {
            inputs[offset + code] = 1;
        } else if (code == CategoryCodes.MISSING && indicator) {
            inputs[offset + categories.size()] = 1;
        }
    }
}
