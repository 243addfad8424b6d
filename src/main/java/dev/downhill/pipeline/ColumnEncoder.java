package dev.downhill.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.downhill.dataset.Rows;

/// How the values of one input column become numbers of a network's input. Immutable, and safe for any number of
/// threads.
///
/// A new kind of column is a record here; the compiler then lists every place that must learn it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Standardised.class, name = "standardised"),
    @JsonSubTypes.Type(value = Calendar.class, name = "datetime"),
    @JsonSubTypes.Type(value = OneHot.class, name = "one_hot"),
    @JsonSubTypes.Type(value = HashedText.class, name = "hashed_text"),
    @JsonSubTypes.Type(value = Pixels.class, name = "pixels")
})
public sealed interface ColumnEncoder permits Standardised, Calendar, OneHot, HashedText, Pixels {

    /// Name of the column.
    String name();

    /// Position of the column in its dataset.
    int index();

    /// How many numbers it makes.
    int width();

    /// Whether a client may leave the value out: training has seen rows without one.
    boolean optional();

    /// Writes the stored value of `row` as {@link #width} numbers from `offset` on.
    void encode(Rows rows, int row, float[] inputs, int offset);

    /// Writes a client's value as {@link #width} numbers from `offset` on; what is wrong or unusual about it goes to
    /// `findings`, and what is written is then of no use.
    void encode(Cell cell, float[] inputs, int offset, Findings findings);
}
