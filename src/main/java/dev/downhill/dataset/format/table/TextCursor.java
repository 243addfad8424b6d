package dev.downhill.dataset.format.table;

import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/// Rows whose cells come as text.
public interface TextCursor extends TableCursor {

    @Override
    default boolean isMissing(int column) {
        return Spelling.isMissing(text(column));
    }

    @Override
    default double number(int column) {
        return Numbers.parse(text(column));
    }

    @Override
    default boolean isMissing(int column, @Nullable Notation notation) {
        return Spelling.isMissing(text(column), notation);
    }

    @Override
    default double number(int column, @Nullable Notation notation) {
        return Spelling.number(text(column), notation);
    }
}
