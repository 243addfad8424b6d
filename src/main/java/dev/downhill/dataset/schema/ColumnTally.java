package dev.downhill.dataset.schema;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.DateShapes;
import dev.downhill.dataset.format.spelling.NumberShapes;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.TableCursor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Statistics of one column, collected in one pass.
final class ColumnTally {

    /// From here on a double does not hold every whole number.
    private static final double EXACT = 0x1p53;

    private final Field field;
    private final int column;
    private final @Nullable NumberTally numbers;
    private final @Nullable TextTally texts;
    private long missing;
    private long notNumbers;
    private @Nullable Sighting notNumber;
    private @Nullable Sighting tooLarge;
    private long tooLargeCount;
    private @Nullable Sighting code;
    private @Nullable Sighting rounded;
    private long respelt;
    private final RowOrder order = new RowOrder();
    private @Nullable Notation notation;
    private final @Nullable NumberShapes shapes;
    private final @Nullable DateShapes dates;
    private long marks;
    private @Nullable Sighting mark;
    private @Nullable Sighting dotted;
    private final Sightings markers = new Sightings();
    private final Sightings strays = new Sightings();
    private @Nullable WeightCheck weights;
    private @Nullable KeyCheck keys;
    private long prose;

    /// A value that does not fit a number, and where it stands first.
    ///
    /// @param row from 1
    /// @param place for people: row and line
    record Sighting(long row, String place, String value) {}

    /// @param notation how values are written; null for the usual way
    /// @param marked whether the marks of numbers are to be found out
    /// @param dated whether the format of dates is to be found out
    ColumnTally(
            Field field,
            int column,
            int categories,
            Budget budget,
            @Nullable Notation notation,
            boolean marked,
            boolean dated) {
        this.field = field;
        this.column = column;
        this.numbers = field.isImage() ? null : new NumberTally(budget, column);
        this.texts = field.isImage() ? null : new TextTally(categories, budget);
        this.notation = notation;
        this.shapes = marked ? new NumberShapes() : null;
        this.dates = dated ? new DateShapes() : null;
    }

    void add(TableCursor cursor) {
        if (numbers == null || texts == null) {
            return;
        }
        String text = cursor.text(column);
        if (cursor.isMissing(column, notation)) {
            missing++;
            if (weights != null) {
                weights.seeMissing(cursor);
            }
            if (!text.isEmpty()) {
                markers.see(cursor, column, text);
            }
            return;
        }
        if (keys != null) {
            keys.see(text);
        }
        double value = cursor.number(column, notation);
        if (weights != null) {
            weights.see(cursor, value);
        }
        if (Double.isNaN(value)) {
            notNumbers++;
            prose += Prose.is(text) ? 1 : 0;
            if (notNumber == null) {
                notNumber = sighting(cursor);
            }
            if (dates != null) {
                dates.see(text);
            }
            if (shapes != null && shapes.see(text)) {
                marks++;
                mark = mark == null ? sighting(cursor) : mark;
            } else {
                strays.see(cursor, column, text);
            }
        } else if (Math.abs(value) > Float.MAX_VALUE) {
            tooLargeCount++;
            strays.see(cursor, column, text);
            if (tooLarge == null) {
                tooLarge = sighting(cursor);
            }
        } else {
            numbers.add(value);
            seeNumber(cursor, text, value);
            if (shapes != null) {
                shapes.seePlain(text);
                dotted = dotted == null && text.indexOf('.') >= 0 ? sighting(cursor) : dotted;
            }
        }
        order.see(text, value);
        String composed = Spelling.composed(text);
        respelt += composed.equals(text) ? 0 : 1;
        texts.add(composed);
    }

    private void seeNumber(TableCursor cursor, String text, double value) {
        if (notation != null && notation.format() != null) {
            return;
        }
        if (code == null && Spelling.isCode(text)) {
            code = sighting(cursor);
        }
        if (rounded == null && Math.abs(value) > EXACT && value == Math.rint(value)) {
            rounded = sighting(cursor);
        }
    }

    /// The first whole number with leading zeros.
    @Nullable
    Sighting code() {
        return code;
    }

    /// The first whole number that a 64-bit float may not hold exactly.
    @Nullable
    Sighting rounded() {
        return rounded;
    }

    /// Looks for values that no weight can have.
    ColumnTally withWeights() {
        weights = new WeightCheck(column);
        return this;
    }

    /// Looks how the values of a key are written.
    ColumnTally withKeys() {
        keys = new KeyCheck();
        return this;
    }

    /// What is known about the values as a key; null where they are none.
    @Nullable
    KeyCheck keys() {
        return keys;
    }

    /// Values that read like words one after the other.
    long prose() {
        return prose;
    }

    /// What is known about the values as weights; null where they are none.
    @Nullable
    WeightCheck weights() {
        return weights;
    }

    /// The order in which values follow each other.
    RowOrder order() {
        return order;
    }

    /// Values whose letters were composed.
    long respelt() {
        return respelt;
    }

    /// This tally, with the first mark that another saw in the same column.
    ColumnTally after(ColumnTally other) {
        mark = other.mark() == null ? other.notNumber : other.mark();
        return this;
    }

    /// The way the values are written, with texts for missing values that were found out; null for the usual way.
    @Nullable
    Notation notation() {
        return notation;
    }

    /// Takes over that rare categories are folded.
    void fold(Notation written) {
        notation = written;
    }

    /// Takes the values that are no numbers as missing.
    ///
    /// @param written with their texts among the missing ones
    void dropStrays(Notation written) {
        notation = written;
        missing += notNumbers + tooLargeCount;
        notNumbers = 0;
        notNumber = null;
        tooLarge = null;
        tooLargeCount = 0;
    }

    /// Keeps texts as values that usually are missing.
    void keep(Map<String, Long> kept, @Nullable Notation written) {
        notation = written;
        kept.forEach((text, count) -> {
            missing -= count;
            notNumbers += count;
            texts().add(text, count);
        });
    }

    /// Forgets the texts, whose memory another tally needs.
    void release() {
        if (texts != null) {
            texts.release();
        }
    }

    /// Texts that were taken as missing.
    Sightings markers() {
        return markers;
    }

    /// Texts that are no numbers.
    Sightings strays() {
        return strays;
    }

    /// How the numbers look; null where that is known.
    @Nullable
    NumberShapes shapes() {
        return shapes;
    }

    /// The formats that all texts fit; null where they are not looked for.
    @Nullable
    DateShapes dates() {
        return dates;
    }

    /// Values with marks that are no plain numbers.
    long marks() {
        return marks;
    }

    /// The first number with a mark.
    @Nullable
    Sighting mark() {
        return mark == null ? dotted : mark;
    }

    private Sighting sighting(TableCursor cursor) {
        return new Sighting(cursor.row(), cursor.place(), cursor.text(column));
    }

    Field field() {
        return field;
    }

    NumberTally numbers() {
        return tallied(numbers);
    }

    TextTally texts() {
        return tallied(texts);
    }

    private <T> T tallied(@Nullable T tally) {
        if (tally == null) {
            throw new IllegalStateException(field.name() + " holds images");
        }
        return tally;
    }

    long missing() {
        return missing;
    }

    /// Numbers that a 32-bit float cannot hold.
    long tooLargeCount() {
        return tooLargeCount;
    }

    /// Values that are there and are no numbers.
    long notNumbers() {
        return notNumbers;
    }

    @Nullable
    Sighting notNumber() {
        return notNumber;
    }

    /// The first number that a 32-bit float cannot hold.
    @Nullable
    Sighting tooLarge() {
        return tooLarge;
    }
}
