package dev.downhill.dataset;

import dev.downhill.dataset.picture.ImagesSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client's description of a file; each field replaces an inferred value.
///
/// @param name what the dataset is called; null takes the file's name
/// @param target name of the column to predict; null takes the last one
/// @param columns what is known about single columns, by name
/// @param csv what is known about a file of text
/// @param sheet of a workbook, by its name; null takes the first
/// @param images what is known about pictures
public record DatasetSpec(
        @Nullable String name,
        @Nullable String target,
        Map<String, ColumnSpec> columns,
        CsvSpec csv,
        @Nullable String sheet,
        ImagesSpec images) {

    /// The most categories that a column may have at all.
    public static final int MAX_CATEGORIES = 10_000;

    /// The fewest and the most numbers that a text becomes.
    public static final int MIN_DIMENSIONS = 16;

    public static final int MAX_DIMENSIONS = 1 << 16;

    /// Everything is found out.
    public static final DatasetSpec EMPTY = new DatasetSpec(null, null, Map.of());

    public DatasetSpec {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    public DatasetSpec(@Nullable String name, @Nullable String target, Map<String, ColumnSpec> columns) {
        this(name, target, columns, CsvSpec.EMPTY);
    }

    public DatasetSpec(@Nullable String name, @Nullable String target, Map<String, ColumnSpec> columns, CsvSpec csv) {
        this(name, target, columns, csv, null, ImagesSpec.EMPTY);
    }

    /// @param type null where it is to be found out
    /// @param role null where it is to be found out
    /// @param format of dates; null where it is to be found out
    /// @param missing texts that stand for a missing value; null for those of the file
    /// @param maxCategories the most categories; null where rare ones are not folded
    /// @param dimensions numbers that a text becomes; null for the usual ones
    public record ColumnSpec(
            @Nullable ColumnType type,
            @Nullable Role role,
            @Nullable List<String> missing,
            @Nullable String format,
            @Nullable Integer maxCategories,
            @Nullable Integer dimensions) {

        public ColumnSpec {
            type = type == null && maxCategories != null ? ColumnType.CATEGORICAL : type;
            type = type == null && dimensions != null ? ColumnType.TEXT : type;
        }

        public ColumnSpec(
                @Nullable ColumnType type,
                @Nullable Role role,
                @Nullable List<String> missing,
                @Nullable String format) {
            this(type, role, missing, format, null, null);
        }

        public ColumnSpec(@Nullable ColumnType type, @Nullable Role role) {
            this(type, role, null, null);
        }
    }

    /// What is said about a column; a {@link ColumnSpec} of nulls where nothing is.
    public ColumnSpec column(String column) {
        return columns.getOrDefault(column, new ColumnSpec(null, null));
    }
}
