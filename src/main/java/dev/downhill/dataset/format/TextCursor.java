package dev.downhill.dataset.format;

/// Rows whose cells come as text.
interface TextCursor extends TableCursor {

    @Override
    default boolean isMissing(int column) {
        return Spelling.isMissing(text(column));
    }

    @Override
    default double number(int column) {
        return Numbers.parse(text(column));
    }
}
