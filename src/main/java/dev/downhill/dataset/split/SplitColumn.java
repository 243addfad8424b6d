package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.SpellingSuggestion;
import dev.downhill.request.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The column that a split goes by.
///
/// @param index its position in the dataset
record SplitColumn(Column column, int index) {

    private static final int MAX_SHOWN = 200;
    private static final int MAX_NAMED = 20;

    /// @throws ProblemException if the dataset has no such column, or it is the target
    static SplitColumn find(Dataset dataset, String name) {
        List<String> names = dataset.columns().stream().map(Column::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            String nearest = SpellingSuggestion.of(name, names);
            throw problem(
                    "unknown_column",
                    "The dataset has no column \"" + Texts.cut(name, MAX_SHOWN) + "\".",
                    nearest != null
                            ? "Did you mean \"" + nearest + "\"?"
                            : "Its columns: " + names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                                    + (names.size() > MAX_NAMED ? ", …" : "."));
        }
        if (index == dataset.targetIndex()) {
            throw problem(
                    "target_as_split",
                    "The column \"" + name + "\" is the target; rows that are dealt by what is to be predicted test"
                            + " nothing.",
                    "Name another column.");
        }
        return new SplitColumn(dataset.columns().get(index), index);
    }

    /// @throws ProblemException if no time can be read off the column
    static SplitColumn ofTimes(Dataset dataset, String name) {
        SplitColumn found = find(dataset, name);
        ColumnType type = found.column.type();
        if (type != ColumnType.DATETIME && type != ColumnType.NUMERIC) {
            throw problem(
                    "unfit_column",
                    "The column \"" + name + "\" is " + word(type) + ", and rows are ordered by dates or numbers.",
                    "Upload the file with columns." + name
                            + ".type \"datetime\" and a format in its spec, or name another column.");
        }
        return found;
    }

    /// @throws ProblemException if no groups can be read off the column
    static SplitColumn ofGroups(Dataset dataset, String name) {
        SplitColumn found = find(dataset, name);
        ColumnType type = found.column.type();
        if (type == ColumnType.TEXT) {
            throw problem(
                    "unfit_column",
                    "The column \"" + name + "\" is free text, which makes no groups.",
                    "Upload the file with columns." + name + ".type \"categorical\" in its spec.");
        }
        if (type == ColumnType.IMAGE) {
            throw problem(
                    "unfit_column",
                    "The column \"" + name + "\" holds images, which make no groups.",
                    "Name another column.");
        }
        return found;
    }

    static String word(ColumnType type) {
        return type == ColumnType.TEXT ? "free text" : type.name().toLowerCase(Locale.ROOT);
    }

    boolean isMissing(Rows rows, int row) {
        return column.categories() == null ? Double.isNaN(rows.exact(row, index)) : rows.category(row, index) < 0;
    }

    /// @param use what the value would say
    /// @param first row without a value, from 0
    ProblemException missing(String use, long count, int first) {
        return problem(
                "missing_values",
                count + (count == 1 ? " row has" : " rows have") + " no value of \"" + column.name()
                        + "\", the first is" + " row " + (first + 1) + ": " + use + ".",
                "Give them a value in the file, leave them out of it, or use another type of split.");
    }

    static ProblemException problem(String code, String detail, String hint) {
        return ProblemException.unfit(new Problem("#/split/column", code, detail, hint));
    }
}
