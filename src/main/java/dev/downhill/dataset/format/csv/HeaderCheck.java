package dev.downhill.dataset.format.csv;

import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Places;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides whether the first record of a file names the columns, by comparing it with the records below.
///
/// A text above numbers is a name. A text that occurs again below, and a number that is no whole one, are values. Whole
/// numbers above numbers are names where they are years or count up, else values.
final class HeaderCheck {

    /// A number with the marks of any country, or a date in figures.
    private static final Pattern NUMBER_OR_DATE =
            Pattern.compile("[-+\u2212(]?\\p{Sc}? ?\\d[\\d.,' \u00a0\u202f]*[%)]?\\p{Sc}?"
                    + "|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ]\\d.*)?");

    private HeaderCheck() {}

    /// @param records of which the first may be the header
    /// @return why it is none, as a sentence; null where it is one
    static @Nullable String whyAbsent(List<CsvRow> records) {
        List<String> first = records.getFirst().fields();
        List<CsvRow> rest = records.subList(1, records.size());
        if (first.stream().allMatch(HeaderCheck::isNumber)) {
            return "The first row holds numbers only and counts as data";
        }
        @Nullable String reason = null;
        boolean numbersAreNames = areNames(first);
        for (int i = 0; i < first.size(); i++) {
            String value = first.get(i);
            if (value.isEmpty() || Spelling.isMissing(value)) {
                continue;
            }
            boolean numbersBelow = !rest.isEmpty() && numbersBelow(rest, i);
            if (numbersBelow && !isNumber(value)) {
                return null;
            }
            if (reason == null && numbersBelow && !numbersAreNames) {
                reason = "The first row counts as data: its field " + (i + 1) + " is the number " + Places.quote(value)
                        + ", as those below";
            } else if (reason == null && !numbersBelow && recurs(rest, i, value)) {
                reason = "The first row counts as data: its field " + (i + 1) + ", " + Places.quote(value)
                        + ", occurs again below";
            }
        }
        return reason;
    }

    private static boolean isNumber(String text) {
        return Double.isFinite(Numbers.parse(text))
                || NUMBER_OR_DATE.matcher(text).matches();
    }

    private static boolean numbersBelow(List<CsvRow> rest, int column) {
        int numbers = 0;
        int others = 0;
        for (CsvRow row : rest) {
            String value = column < row.fields().size() ? row.fields().get(column) : "";
            if (!value.isEmpty() && !Spelling.isMissing(value)) {
                boolean number = isNumber(value);
                numbers += number ? 1 : 0;
                others += number ? 0 : 1;
            }
        }
        return numbers > 0 && others * 10 <= numbers;
    }

    private static boolean recurs(List<CsvRow> rest, int column, String value) {
        return rest.stream()
                .anyMatch(row ->
                        column < row.fields().size() && row.fields().get(column).equals(value));
    }

    /// Whether the numbers of a record are years, or each is larger by one than the number before.
    private static boolean areNames(List<String> record) {
        double[] numbers = record.stream()
                .mapToDouble(Numbers::parse)
                .filter(Double::isFinite)
                .toArray();
        Set<Double> different = new HashSet<>();
        boolean years = numbers.length > 1;
        boolean steps = numbers.length > 1;
        for (int i = 0; i < numbers.length; i++) {
            years &= numbers[i] == Math.rint(numbers[i]) && numbers[i] >= 1500 && numbers[i] <= 2200;
            steps &= i == 0 || numbers[i] == numbers[i - 1] + 1;
            different.add(numbers[i]);
        }
        return different.size() == numbers.length && (years || steps);
    }
}
