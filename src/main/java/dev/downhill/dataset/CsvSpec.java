package dev.downhill.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client's description of a CSV file; what is null is inferred.
///
/// @param delimiter one character
/// @param quote one character
/// @param skipRows lines before the header
/// @param comment one character; lines that begin with it are skipped
/// @param encoding name of a charset
/// @param decimal mark of all numbers: `.` or `,`
/// @param thousands mark of all numbers: one character
/// @param missing texts that stand for a missing value
public record CsvSpec(
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable Header header,
        @Nullable Integer skipRows,
        @Nullable String comment,
        @Nullable String encoding,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable List<String> missing) {

    /// Everything is inferred.
    public static final CsvSpec EMPTY = new CsvSpec(null, null, null, null, null, null, null, null, null);

    /// The use of the first row: names of the columns, or data.
    public enum Header {
        AUTO,
        PRESENT,
        ABSENT
    }
}
