package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts that the values of a column name.
public final class NamedParts {

    private static final int MAX_SHOWN = 60;
    private static final int MAX_NAMED = 10;
    private static final int TRAIN = 0;

    private static final Map<String, Integer> PARTS = Map.ofEntries(
            Map.entry("train", TRAIN),
            Map.entry("training", TRAIN),
            Map.entry("validation", 1),
            Map.entry("valid", 1),
            Map.entry("val", 1),
            Map.entry("dev", 1),
            Map.entry("test", 2),
            Map.entry("testing", 2));

    private static final List<String> NAMES = List.of("train", "validation", "test");

    private NamedParts() {}

    /// The usual name of the part that a word names, in any case: `Val` is `validation`.
    ///
    /// @return null if it names none
    public static @Nullable String name(String word) {
        Integer part = part(word);
        return part == null ? null : NAMES.get(part);
    }

    private static @Nullable Integer part(String word) {
        return PARTS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    /// @throws ProblemException if the column does not name the part of every row
    static SplitColumn check(Dataset dataset, String name) {
        SplitColumn found = SplitColumn.find(dataset, name);
        List<Column.Category> categories = found.column().categories();
        if (found.column().type() != ColumnType.CATEGORICAL || categories == null) {
            throw SplitColumn.problem(
                    "unfit_column",
                    "The column \"" + name + "\" is "
                            + SplitColumn.word(found.column().type())
                            + ", and its values are to be train, validation or test.",
                    "Name another column; one of dates or numbers can order the rows with the type \"time\".");
        }
        List<Column.Category> unknown = categories.stream()
                .filter(category -> part(category.value()) == null)
                .toList();
        if (!unknown.isEmpty()) {
            String named = unknown.stream()
                    .limit(MAX_NAMED)
                    .map(category -> "\"" + Texts.cut(category.value(), MAX_SHOWN) + "\" (" + category.count() + ")")
                    .collect(Collectors.joining(", "));
            throw SplitColumn.problem(
                    "unknown_part",
                    "Values of \"" + name + "\" that name no part, with their rows: " + named
                            + (unknown.size() > MAX_NAMED ? ", …" : "") + ".",
                    "Call the parts train, validation (or val, valid, dev) and test.");
        }
        boolean trains = categories.stream()
                .anyMatch(category ->
                        category.count() > 0 && Integer.valueOf(TRAIN).equals(part(category.value())));
        if (!trains) {
            throw noTraining(name);
        }
        if (found.column().missing() > 0 && dataset.targetColumn().missing() == 0) {
            throw SplitColumn.problem(
                    "missing_values",
                    found.column().missing() + " rows have no value of \"" + name + "\", so they belong to no part.",
                    "Give them a value in the file, leave them out of it, or use another type of split.");
        }
        return found;
    }

    private static ProblemException noTraining(String name) {
        return SplitColumn.problem(
                "no_training_rows",
                "No row with a target has the value train in \"" + name + "\", so there is nothing to train on.",
                "Name another column, or use another type of split.");
    }

    static Split of(Dataset dataset, Rows rows, SplitRule.ByColumn rule) {
        SplitColumn column = check(dataset, rule.column());
        List<Column.Category> categories = column.column().categories();
        byte[] byCode = new byte[categories == null ? 0 : categories.size()];
        for (int code = 0; code < byCode.length; code++) {
            Integer part = categories == null ? null : part(categories.get(code).value());
            byCode[code] = (byte) (part == null ? -1 : part);
        }
        byte[] parts = new byte[rows.count()];
        long missing = 0;
        int firstMissing = 0;
        for (int row = parts.length - 1; row >= 0; row--) {
            int code = rows.category(row, column.index());
            boolean counts = Split.hasTarget(dataset.targetColumn(), dataset.targetIndex(), rows, row);
            if (counts && code < 0) {
                missing++;
                firstMissing = row;
            }
            parts[row] = counts && code >= 0 ? byCode[code] : -1;
        }
        if (missing > 0) {
            throw column.missing("they belong to no part", missing, firstMissing);
        }
        Split split = Split.of(parts);
        if (split.train().length == 0) {
            throw noTraining(rule.column());
        }
        return split;
    }

    /// The fractions of the rows by part; all are training rows where the column does not fit.
    static Fractions fractions(Dataset dataset, String name) {
        long[] counts = new long[NAMES.size()];
        dataset.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::categories)
                .flatMap(categories -> categories == null ? Stream.empty() : categories.stream())
                .forEach(category -> {
                    Integer part = part(category.value());
                    if (part != null) {
                        counts[part] += category.count();
                    }
                });
        double rows = counts[0] + counts[1] + counts[2];
        return rows == 0 || counts[TRAIN] == 0
                ? new Fractions(1, 0, 0)
                : new Fractions(counts[0] / rows, counts[1] / rows, counts[2] / rows);
    }
}
