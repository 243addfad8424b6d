package dev.downhill.dataset.format.table;

import dev.downhill.request.Texts;

/// Names the place of a cell, for problems.
public final class Places {

    private static final int MAX_VALUE_LENGTH = 60;

    private Places() {}

    /// `row 17, column "age"`: rows count from 1 and without the header.
    public static String cell(long row, String column) {
        return "row " + row + ", column \"" + column + "\"";
    }

    /// A cell's text for a sentence: quoted, and cut where it is long.
    public static String quote(String value) {
        String shown = value.length() <= MAX_VALUE_LENGTH ? value : Texts.cut(value, MAX_VALUE_LENGTH) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
