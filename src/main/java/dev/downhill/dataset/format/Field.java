package dev.downhill.dataset.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of a file, before anything is known about its values.
///
/// @param shape `[height, width, channels]` of a column of images; null for every other
public record Field(String name, @Nullable List<Integer> shape) {

    public static Field of(String name) {
        return new Field(name, null);
    }

    public static Field image(String name, int height, int width, int channels) {
        return new Field(name, List.of(height, width, channels));
    }

    public boolean isImage() {
        return shape != null;
    }

    /// Bytes of one image.
    ///
    /// @throws IllegalStateException if this is no column of images
    public int imageBytes() {
        if (shape == null) {
            throw new IllegalStateException(name + " holds no images");
        }
        return shape.get(0) * shape.get(1) * shape.get(2);
    }
}
