package dev.downhill.pipeline;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Spelling;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text as the counts of its n-grams ({@link TextGrams}), each times the inverse document frequency of its place.
/// Those of words and those of letters are scaled to the same length, and all together have the length 1.
///
/// The inverse document frequency is `1 + ln(n / d)`, where `d` of the `n` training rows have a count in the place,
/// each row counted by its weight (Spärck Jones 1972). A place that no training row fills is 0, as its weights were
/// never trained. A last number is 1 where the text is missing.
///
/// @param idf by place
/// @param indicator whether the last number is there: some row of the dataset, trained on or not, lacks a value
/// @param optional whether some training row lacks a value
/// @param notation how a client writes a missing value; null for the usual way
public record HashedText(
        String name,
        int index,
        float[] idf,
        boolean indicator,
        boolean optional,
        @Nullable Notation notation) implements ColumnEncoder {

    @Override
    public int width() {
        return idf.length + (indicator ? 1 : 0);
    }

    @Override
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        write(rows.text(row, index), inputs, offset);
    }

    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        String text = switch (cell) {
            case Cell.Missing _ -> null;
            case Cell.Quantity quantity -> quantity.text();
            case Cell.Word word -> Spelling.isMissing(word.text(), notation) ? null : word.text();
            case Cell.Structure structure -> {
                findings.problem(this, "not_a_text", name + " is a text; " + structure.what() + " is none.");
                yield "";
            }
        };
        if (text == null) {
            findings.missing(this);
        }
        write(text, inputs, offset);
    }

    private void write(@Nullable String text, float[] inputs, int offset) {
        Arrays.fill(inputs, offset, offset + width(), 0);
        if (text == null) {
            if (indicator) {
                inputs[offset + idf.length] = 1;
            }
            return;
        }
        TextGrams.count(text, inputs, offset, idf.length);
        int words = idf.length / 2;
        double wordSquares = weigh(inputs, offset, 0, words);
        double letterSquares = weigh(inputs, offset, words, idf.length);
        // A text has far more n-grams of letters than words: without this they would drown them.
        double length = wordSquares > 0 && letterSquares > 0 ? Math.sqrt(0.5) : 1;
        scale(inputs, offset, 0, words, wordSquares, length);
        scale(inputs, offset, words, idf.length, letterSquares, length);
    }

    /// @return the sum of the squares
    private double weigh(float[] inputs, int offset, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            float value = inputs[offset + i] * idf[i];
            inputs[offset + i] = value;
            squares += (double) value * value;
        }
        return squares;
    }

    private static void scale(float[] inputs, int offset, int from, int to, double squares, double length) {
        double factor = squares > 0 ? length / Math.sqrt(squares) : 0;
        for (int i = offset + from; i < offset + to; i++) {
            inputs[i] = (float) (inputs[i] * factor);
        }
    }
}
