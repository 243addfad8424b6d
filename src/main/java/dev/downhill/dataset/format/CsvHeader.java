package dev.downhill.dataset.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The names of the columns of a CSV file, found in the same way for an upload and for a prediction.
///
/// @param present whether the first record is the header and no data
/// @param written the names as they stand in the file; those of {@link #names} where there is no header
/// @param names one for each column, all different
/// @param warnings what was decided about the names, one sentence each
public record CsvHeader(boolean present, List<String> written, List<String> names, List<String> warnings) {

    /// A first record of nothing but numbers is data, unless one of them is an expected name.
    ///
    /// @param first the first record
    /// @param expected names of columns that are known already; empty where none is
    public static CsvHeader of(List<String> first, Collection<String> expected) {
        boolean numbers = first.stream().allMatch(field -> Double.isFinite(Numbers.parse(field)));
        List<String> warnings = new ArrayList<>();
        if (numbers && first.stream().noneMatch(expected::contains)) {
            warnings.add(
                    "The first row holds numbers only and counts as data; the columns are called column_1 to column_"
                            + first.size() + ".");
            List<String> names = ColumnNames.numbered(first.size());
            return new CsvHeader(false, names, names, List.copyOf(warnings));
        }
        List<String> names = ColumnNames.unique(first, warnings);
        return new CsvHeader(true, List.copyOf(first), names, List.copyOf(warnings));
    }
}
