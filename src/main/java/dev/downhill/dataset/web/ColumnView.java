package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column as clients see it; what does not apply to its type is left out.
@Schema(name = "column")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ColumnView(
        @Schema(example = "sepal_length") String name,
        ColumnType type,
        Role role,

        @Schema(description = "Rows without a value", example = "0")
        long missing,

        @Schema(
                description = "Number of different values; absent if they are too many to count, and for texts and"
                        + " images")
        @Nullable
        Long distinct,

        @Schema(description = "Of dates in seconds since 1970, like the statistics below", example = "4.3") @Nullable
        Double min,

        @Schema(example = "7.9") @Nullable Double max,
        @Schema(example = "5.84") @Nullable Double mean,

        @Schema(description = "Standard deviation of the population", example = "0.83") @Nullable
        Double std,

        @Schema(description = "Minimum, lower quartile, median, upper quartile, maximum; not in lists") @Nullable
        List<Double> quantiles,

        Column.@Nullable Histogram histogram,

        @Schema(description = "Values of a categorical column, in the order of their codes; not in lists") @Nullable
        List<Column.Category> categories,

        @Schema(description = "The category of all rare and all new values; absent if there is none") @Nullable
        String other,

        @Schema(description = "Height, width and channels of a column of images") @Nullable
        List<Integer> shape,

        @Schema(description = "Numbers that each text becomes; left out where none is learnt from", example = "1024")
        @Nullable
        Integer dimensions) {

    static ColumnView of(Column column) {
        return new ColumnView(
                column.name(),
                column.type(),
                column.role(),
                column.missing(),
                column.categories() == null
                        ? column.distinct()
                        : Long.valueOf(column.categories().size()),
                column.min(),
                column.max(),
                column.mean(),
                column.std(),
                column.quantiles(),
                column.histogram(),
                column.categories(),
                column.notation() == null ? null : column.notation().other(),
                column.shape(),
                column.role() == Role.INPUT ? column.dimensions() : null);
    }
}
