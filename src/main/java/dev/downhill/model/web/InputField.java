package dev.downhill.model.web;

import dev.downhill.pipeline.Calendar;
import dev.downhill.pipeline.ColumnEncoder;
import dev.downhill.pipeline.HashedText;
import dev.downhill.pipeline.OneHot;
import dev.downhill.pipeline.Pixels;
import dev.downhill.pipeline.Standardised;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One column that an instance has.
///
/// @param required whether an instance without it is refused
/// @param min and `max` seen in training, of dates in seconds since 1970; a value beyond them is a warning
/// @param categories seen in training; another is a warning
/// @param shape `[height, width, channels]` of an image
@Schema(name = "model.input")
record InputField(
        @Schema(example = "petal_length") String name,

        @Schema(
                example = "numeric",
                allowableValues = {"numeric", "categorical", "datetime", "text", "image"})
        String type,

        boolean required,

        @Schema(example = "1.0") @Nullable Double min,

        @Schema(example = "6.9") @Nullable Double max,

        @Nullable List<String> categories,
        @Nullable List<Integer> shape) {

    static InputField of(ColumnEncoder column) {
        String name = column.name();
        boolean required = !column.optional();
        return switch (column) {
            case Standardised number ->
                new InputField(name, "numeric", required, number.min(), number.max(), null, null);
            case Calendar date -> new InputField(name, "datetime", required, date.min(), date.max(), null, null);
            case OneHot category -> new InputField(name, "categorical", required, null, null, seen(category), null);
            case HashedText _ -> new InputField(name, "text", required, null, null, null, null);
            case Pixels image -> new InputField(name, "image", required, null, null, null, image.shape());
        };
    }

    private static List<String> seen(OneHot column) {
        return IntStream.range(0, column.categories().size())
                .filter(i -> column.seen().get(i))
                .mapToObj(column.categories().values()::get)
                .toList();
    }
}
