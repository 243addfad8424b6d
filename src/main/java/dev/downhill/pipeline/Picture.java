package dev.downhill.pipeline;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// A PNG or JPEG file on its way to the bytes that a model takes.
///
/// Its size must be the model's: it is asked of the header, before any pixel is unpacked, so that a small file cannot
/// claim a large memory. Where the channels differ, colour becomes grey by luminance (ITU-R BT.601), grey becomes
/// colour by repetition, and a warning says so, unless nothing was lost.
final class Picture {

    private static final int GREY = 1;
    private static final int COLOUR = 3;

    private static final Set<String> FORMATS = Set.of("png", "JPEG");

    private final Pixels column;
    private final Findings findings;

    Picture(Pixels column, Findings findings) {
        this.column = column;
        this.findings = findings;
    }

    /// @return `height * width * channels` bytes, channels last; null if something is wrong, which `findings` then says
    byte @Nullable [] pixels(byte[] file) {
        int channels = column.tensor().channels();
        if (channels != GREY && channels != COLOUR) {
            findings.problem(
                    column,
                    "not_an_image",
                    "The model takes " + channels
                            + " channels, which no PNG or JPEG file has: send arrays of numbers.");
            return null;
        }
        BufferedImage image = read(file);
        if (image == null) {
            return null;
        }
        return isGrey(image) ? ofGrey(image) : ofColour(image);
    }

    private @Nullable BufferedImage read(byte[] file) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !FORMATS.contains(reader.getFormatName())) {
                return unreadable("is neither a PNG nor a JPEG file");
            }
            try {
                reader.setInput(stream, true, true);
                int height = reader.getHeight(0);
                int width = reader.getWidth(0);
                if (height != column.tensor().height()
                        || width != column.tensor().width()) {
                    findings.problem(
                            column,
                            "wrong_image_size",
                            "The image is " + height + "×" + width + " (height × width); the model takes "
                                    + column.tensor().height() + "×"
                                    + column.tensor().width() + ".");
                    return null;
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK answer a broken file with any of a dozen exceptions.
            return unreadable("cannot be read: the file is damaged or of a kind that is not supported");
        }
    }

    private @Nullable BufferedImage unreadable(String why) {
        findings.problem(column, "not_an_image", "The image " + why + ".");
        return null;
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /// Samples as they are stored: Java's conversion to sRGB would brighten them.
    private byte[] ofGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int channels = column.tensor().channels();
        if (channels == COLOUR) {
            findings.warn("The image is grey; its values were repeated for the three colours that the model takes.");
        }
        Raster raster = image.getRaster();
        int bits = model.getComponentSize(0);
        int most = (1 << bits) - 1;
        byte[] pixels = new byte[column.width()];
        int next = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                byte value =
                        (byte) (bits == 16 ? raster.getSample(x, y, 0) >> 8 : raster.getSample(x, y, 0) * 255 / most);
                for (int channel = 0; channel < channels; channel++) {
                    pixels[next++] = value;
                }
            }
        }
        return pixels;
    }

    private byte[] ofColour(BufferedImage image) {
        boolean toGrey = column.tensor().channels() == GREY;
        boolean coloured = false;
        byte[] pixels = new byte[column.width()];
        int next = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                int red = argb >> 16 & 0xff;
                int green = argb >> 8 & 0xff;
                int blue = argb & 0xff;
                if (toGrey) {
                    coloured |= red != green || green != blue;
                    pixels[next++] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
                } else {
                    pixels[next++] = (byte) red;
                    pixels[next++] = (byte) green;
                    pixels[next++] = (byte) blue;
                }
            }
        }
        if (coloured) {
            findings.warn("The image is coloured; the model takes grey, so it was converted by luminance.");
        }
        return pixels;
    }
}
