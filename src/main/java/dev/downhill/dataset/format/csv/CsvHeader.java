package dev.downhill.dataset.format.csv;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.table.ColumnNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The names of the columns of a CSV file, found in the same way for an upload and for a prediction.
///
/// @param present whether the first record is the header and no data
/// @param written the names as they stand in the file; those of {@link #names} where there is no header
/// @param names one for each column, all different
/// @param warnings what was decided about the names, one sentence each
/// @param guesses whether there is a header, where that was not said
public record CsvHeader(
        boolean present, List<String> written, List<String> names, List<String> warnings, List<Guess> guesses) {

    /// Of a file without a record.
    static final CsvHeader NONE = new CsvHeader(false, List.of(), List.of(), List.of(), List.of());

    /// A first record of nothing but numbers is data, unless one of them is an expected name.
    ///
    /// @param first the first record
    /// @param expected names of columns that are known already; empty where none is
    public static CsvHeader of(List<String> first, Collection<String> expected) {
        boolean numbers = first.stream().allMatch(field -> Double.isFinite(Numbers.parse(field)));
        return numbers && first.stream().noneMatch(expected::contains)
                ? absent(first.size(), "The first row holds numbers only and counts as data", 1)
                : present(first);
    }

    static CsvHeader present(List<String> first) {
        List<String> warnings = new ArrayList<>();
        List<String> names = ColumnNames.unique(first, warnings);
        return new CsvHeader(true, List.copyOf(first), names, List.copyOf(warnings), List.of());
    }

    /// @param reason the beginning of a sentence
    /// @param line of the first record
    static CsvHeader absent(int columns, String reason, long line) {
        return absent(
                columns,
                List.of(Guess.ofFile(
                        "csv.header",
                        line,
                        reason + "; the columns are called column_1 to column_" + columns + ".",
                        "If it names the columns, set csv.header to \"present\" in the spec.")));
    }

    static CsvHeader absent(int columns, List<Guess> guesses) {
        List<String> names = ColumnNames.numbered(columns);
        return new CsvHeader(false, names, names, List.of(), guesses);
    }
}
