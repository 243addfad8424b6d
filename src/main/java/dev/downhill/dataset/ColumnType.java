package dev.downhill.dataset;

/// The type of a column's values.
public enum ColumnType {
    /// Numbers, kept as floats.
    NUMERIC,
    /// One of a known list of values, kept as its position in that list.
    CATEGORICAL,
    /// Dates and times, kept as seconds since 1970, in UTC.
    DATETIME,
    /// Pixels, kept as bytes, channels last.
    IMAGE,
    /// Free text, kept as written; learnt from by its words and letters where it is an input.
    TEXT
}
