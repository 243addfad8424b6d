package dev.downhill.network.web;

import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.JsonObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `"input_shape": [features]` or `[height, width, channels]`.
final class InputShape {

    private static final String FIELD = NetworkFields.INPUT_SHAPE.name();

    private InputShape() {}

    /// @return null where it is absent or wrong
    static @Nullable Shape read(JsonObjectReader fields) {
        List<Integer> dims = NetworkFields.INPUT_SHAPE.readOrNull(fields);
        if (dims == null) {
            return null;
        }
        if (dims.size() == 2) {
            String image = "[" + dims.get(0) + ", " + dims.get(1) + ", 1]";
            fields.problem(
                    FIELD,
                    "wrong_count",
                    "An input is [features] or [height, width, channels], not " + dims + ".",
                    "A grey image is " + image + ".");
            return null;
        }
        long size = dims.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (size > Integer.MAX_VALUE) {
            fields.problem(
                    FIELD,
                    "out_of_range",
                    "One example of " + dims + " would hold " + size + " values; the most is " + Integer.MAX_VALUE
                            + ".",
                    null);
            return null;
        }
        return new Shape(dims);
    }
}
