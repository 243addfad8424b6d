package dev.downhill.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way a CSV file was read, with the fields of {@link CsvSpec}: what was said, and what was inferred.
///
/// @param skipRows lines before the header, or before the first row where there is none
/// @param encoding name of the charset
/// @param decimal mark of most numbers; a column may have its own
/// @param missing null for the default list
public record CsvFormat(
        String delimiter,
        String quote,
        CsvSpec.Header header,
        int skipRows,
        @Nullable String comment,
        String encoding,
        String decimal,
        @Nullable String thousands,
        @Nullable List<String> missing) {}
