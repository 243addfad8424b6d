package dev.downhill.dataset;

/// The type of a column's values.
public enum ColumnType {
    /// Numbers, kept as floats.
    NUMERIC,
    /// One of a known list of values, kept as its position in that list.
    CATEGORICAL,
    /// Pixels, kept as bytes, channels last.
    IMAGE,
    /// Free text: described, not kept, not learnt from.
    TEXT
}
