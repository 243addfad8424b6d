package dev.downhill.dataset.format.table;

import dev.downhill.dataset.picture.Images;

/// Interprets the dimensions of an array of images.
public final class ImageShape {

    private ImageShape() {}

    /// @param shape `(images, height, width)` or `(images, height, width, channels)`
    /// @throws dev.downhill.request.ProblemException if no images can be of that shape
    public static Field field(String place, long[] shape) {
        long channels = shape.length == 4 ? shape[3] : 1;
        if (shape.length < 3 || shape.length > 4 || (channels != 1 && channels != 3)) {
            throw Refusal.of(
                    place,
                    "not_images",
                    "Images are arrays of (images, height, width) or (images, height, width, channels), channels last,"
                            + " 1 or 3 of them; this array is " + show(shape) + ".");
        }
        if (shape[1] < 1 || shape[2] < 1 || shape[1] > Images.MAX_PIXELS / shape[2]) {
            throw Refusal.of(place, "image_too_large", "An image may have at most " + Images.MAX_PIXELS + " pixels.");
        }
        return Field.image("image", (int) shape[1], (int) shape[2], (int) channels);
    }

    /// As NumPy writes it: `(60000, 28, 28)`.
    public static String show(long[] shape) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ").append(shape[i]);
        }
        return text.append(')').toString();
    }
}
