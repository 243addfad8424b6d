package dev.downhill.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way in which the values of one column are written, where it is not the usual one: `1.234,50 €` is 1234.5 with
/// the decimal mark `,`, the thousands mark `.` and the unit `€`.
///
/// @param decimal one character
/// @param thousands one character; a blank stands for every kind of blank. Null for none
/// @param unit sign beside the numbers, such as `%`; null for none
/// @param format of dates and times, as `Timestamps` names it; null for numbers
/// @param other the category of every text that is no other category; null where there is none
/// @param missing texts that stand for a missing value; null for the usual ones
public record Notation(
        String decimal,
        @Nullable String thousands,
        @Nullable String unit,
        @Nullable List<String> missing,
        @Nullable String format,
        @Nullable String other) {

    /// Of numbers.
    public Notation(String decimal, @Nullable String thousands, @Nullable String unit, @Nullable List<String> missing) {
        this(decimal, thousands, unit, missing, null, null);
    }

    /// Of dates and times.
    public static Notation ofDates(String format, @Nullable List<String> missing) {
        return new Notation(".", null, null, missing, format, null);
    }

    /// A notation with other texts for missing values.
    ///
    /// @param known null for the usual one
    public static Notation ofMissing(@Nullable Notation known, List<String> missing) {
        return known == null ? new Notation(".", null, null, missing) : known.withMissing(missing);
    }

    /// Whether numbers are plain: a point and nothing else.
    public boolean hasPlainNumbers() {
        return decimal.equals(".") && thousands == null && unit == null && format == null;
    }

    /// A notation whose rare categories are folded.
    ///
    /// @param known null for the usual one
    public static Notation ofFolded(@Nullable Notation known, String other) {
        return known == null
                ? new Notation(".", null, null, null, null, other)
                : new Notation(known.decimal, known.thousands, known.unit, known.missing, known.format, other);
    }

    /// The same with other texts for missing values.
    public Notation withMissing(@Nullable List<String> texts) {
        return new Notation(decimal, thousands, unit, texts, format, other);
    }
}
