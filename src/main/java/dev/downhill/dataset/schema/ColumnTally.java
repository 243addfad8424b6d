package dev.downhill.dataset.schema;

import dev.downhill.dataset.format.Field;
import dev.downhill.dataset.format.TableCursor;
import org.jspecify.annotations.Nullable;

/// Statistics of one column, collected in one pass.
final class ColumnTally {

    private final Field field;
    private final int column;
    private final @Nullable NumberTally numbers;
    private final @Nullable TextTally texts;
    private long missing;
    private long notNumbers;
    private @Nullable Sighting notNumber;
    private @Nullable Sighting tooLarge;

    /// A value that does not fit a number, and where it stands first.
    ///
    /// @param row from 1
    /// @param place for people: row and line
    record Sighting(long row, String place, String value) {}

    ColumnTally(Field field, int column, int categories, Budget budget) {
        this.field = field;
        this.column = column;
        this.numbers = field.isImage() ? null : new NumberTally(budget, column);
        this.texts = field.isImage() ? null : new TextTally(categories, budget);
    }

    void add(TableCursor cursor) {
        if (numbers == null || texts == null) {
            return;
        }
        if (cursor.isMissing(column)) {
            missing++;
            return;
        }
        double value = cursor.number(column);
        if (Double.isNaN(value)) {
            notNumbers++;
            if (notNumber == null) {
                notNumber = sighting(cursor);
            }
        } else if (Math.abs(value) > Float.MAX_VALUE) {
            if (tooLarge == null) {
                tooLarge = sighting(cursor);
            }
        } else {
            numbers.add(value);
        }
        texts.add(cursor.text(column));
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
