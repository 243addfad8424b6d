package dev.downhill.pipeline;

import dev.downhill.dataset.Images;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.ProblemException;
import org.jspecify.annotations.Nullable;

/// A PNG or JPEG file on its way to the bytes that a model takes, decoded as the images of a dataset are.
///
/// Its size must be the model's. Where the channels differ, colour becomes grey by luminance (ITU-R BT.601) and grey
/// becomes colour by repetition, and a warning says so, unless nothing was lost.
final class Picture {

    private static final int GREY = 1;
    private static final int COLOUR = 3;

    private final Pixels column;
    private final Shape shape;
    private final Findings findings;

    Picture(Pixels column, Findings findings) {
        this.column = column;
        this.findings = findings;
        shape = column.tensor();
    }

    /// @return `height * width * channels` bytes, channels last; null if something is wrong, which `findings` then says
    byte @Nullable [] pixels(byte[] file) {
        if (shape.channels() != GREY && shape.channels() != COLOUR) {
            findings.problem(
                    column,
                    "not_an_image",
                    "The model takes " + shape.channels()
                            + " channels, which no PNG or JPEG file has: send arrays of numbers.");
            return null;
        }
        try {
            return fits(Images.size(file)) ? converted(Images.decode(file)) : null;
        } catch (ProblemException e) {
            findings.problem(column, "not_an_image", e.detail());
            return null;
        }
    }

    private boolean fits(Images.Size size) {
        if (size.height() == shape.height() && size.width() == shape.width()) {
            return true;
        }
        findings.problem(
                column,
                "wrong_image_size",
                "The image is " + size.height() + "×" + size.width() + " (height × width); the model takes "
                        + shape.height() + "×" + shape.width() + ".");
        return false;
    }

    private byte[] converted(Images.Pixels image) {
        if (image.channels() == shape.channels()) {
            return image.pixels();
        }
        if (shape.channels() == GREY) {
            return grey(image.pixels());
        }
        findings.warn("The image is grey; its values were repeated for the three colours that the model takes.");
        return Images.toColour(image.pixels());
    }

    private byte[] grey(byte[] colours) {
        boolean coloured = false;
        byte[] pixels = new byte[colours.length / COLOUR];
        for (int i = 0; i < pixels.length; i++) {
            int red = colours[COLOUR * i] & 0xff;
            int green = colours[COLOUR * i + 1] & 0xff;
            int blue = colours[COLOUR * i + 2] & 0xff;
            coloured |= red != green || green != blue;
            pixels[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        if (coloured) {
            findings.warn("The image is coloured; the model takes grey, so it was converted by luminance.");
        }
        return pixels;
    }
}
