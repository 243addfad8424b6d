package dev.downhill.dataset.web;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.format.spelling.Timestamps;
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

        @Schema(description = "Numbers, categories, paths of images; null where missing")
        List<Map<String, @Nullable Object>> data,

        @Schema(description = "Number of the first row, from 0", example = "0")
        int offset,

        @Schema(description = "Rows of the dataset", example = "150")
        int total,

        boolean hasMore) {

    static RowsView of(Dataset dataset, int offset, List<Map<String, @Nullable Object>> data) {
        return new RowsView("list", dataset.id(), data, offset, dataset.rows(), offset + data.size() < dataset.rows());
    }

    /// One row. Columns of text are not kept, and left out.
    ///
    /// @param at position of the row in `rows`
    /// @param number of the row in the dataset
    static Map<String, @Nullable Object> row(Dataset dataset, Rows rows, int at, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            switch (column.type()) {
                case NUMERIC -> values.put(column.name(), number(column, rows, at, i));
                case DATETIME -> values.put(column.name(), date(rows.exact(at, i)));
                case CATEGORICAL -> values.put(column.name(), category(column, rows.category(at, i)));
                case IMAGE -> values.put(column.name(), "/v1/datasets/" + dataset.id() + "/rows/" + number + "/image");
                case TEXT -> {}
            }
        }
        return values;
    }

    /// As the file has it: the shortest decimal that means it; whole ones of 64 bits without a point.
    private static @Nullable Number number(Column column, Rows rows, int at, int i) {
        if (!column.hasDoubles()) {
            float value = rows.number(at, i);
            return Float.isNaN(value) ? null : value;
        }
        double value = rows.exact(at, i);
        if (Double.isNaN(value)) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
        return whole ? (Number) (long) value : (Number) value;
    }

    private static @Nullable String date(double seconds) {
        return Double.isNaN(seconds) ? null : Timestamps.iso(seconds);
    }

    private static @Nullable String category(Column column, int code) {
        List<Category> categories = column.categories();
        return code < 0 || categories == null ? null : categories.get(code).value();
    }
}
