package dev.downhill.dataset.web;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.row.ShownValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some rows of a dataset, each an object of its values by column.
@Schema(name = "rows")
record RowsView(
        @Schema(example = "list") String object,
        @Schema(example = "ds_01k9zq3v5m8x2c4n6b7j1h0gfd") String dataset,

        @Schema(
                description =
                        "Numbers, categories, texts (the first 20,000 characters), paths of images; null where missing")
        List<Map<String, @Nullable Object>> data,

        @Schema(description = "Number of the first row, from 0", example = "0")
        int offset,

        @Schema(description = "Rows of the dataset", example = "150")
        int total,

        boolean hasMore) {

    static RowsView of(Dataset dataset, int offset, List<Map<String, @Nullable Object>> data) {
        return new RowsView("list", dataset.id(), data, offset, dataset.rows(), offset + data.size() < dataset.rows());
    }

    /// One row. Texts of older datasets were not kept, and are left out.
    ///
    /// @param at position of the row in `rows`
    /// @param number of the row in the dataset
    static Map<String, @Nullable Object> row(Dataset dataset, Rows rows, int at, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            switch (column.type()) {
                case NUMERIC, DATETIME, CATEGORICAL -> values.put(column.name(), ShownValue.of(column, rows, at, i));
                case IMAGE -> values.put(column.name(), "/v1/datasets/" + dataset.id() + "/rows/" + number + "/image");
                case TEXT -> {
                    if (column.keepsTexts()) {
                        values.put(column.name(), ShownValue.of(column, rows, at, i));
                    }
                }
            }
        }
        return values;
    }
}
