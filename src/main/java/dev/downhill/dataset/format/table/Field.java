package dev.downhill.dataset.format.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of a file, before anything is known about its values.
///
/// @param shape `[height, width, channels]` of a column of images; null for every other
/// @param isDeep whether the shades of a column of images have 16 bits
/// @param isLabel whether the format says that the column holds classes, also where they are written as numbers
/// @param isPart whether the format says that the column names the part of each row: train, validation or test
public record Field(String name, @Nullable List<Integer> shape, boolean isDeep, boolean isLabel, boolean isPart) {

    public static Field of(String name) {
        return new Field(name, null, false, false, false);
    }

    public static Field label(String name) {
        return new Field(name, null, false, true, false);
    }

    /// A column that names the part of each row.
    public static Field part(String name) {
        return new Field(name, null, false, true, true);
    }

    public static Field image(String name, int height, int width, int channels) {
        return image(name, List.of(height, width, channels), false);
    }

    /// @param shape `[height, width, channels]`
    public static Field image(String name, @Nullable List<Integer> shape, boolean isDeep) {
        return new Field(name, shape, isDeep, false, false);
    }

    public boolean isImage() {
        return shape != null;
    }
}
