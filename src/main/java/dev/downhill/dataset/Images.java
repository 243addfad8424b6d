package dev.downhill.dataset;

import dev.downhill.request.ProblemException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// PNG and JPEG to bytes and back: one channel where the image is grey, three (red, green, blue) where it is
/// coloured, 8 bits each; transparency is dropped.
///
/// The size and the structure are checked before a pixel is decoded: a file of a few hundred bytes may claim to be
/// gigabytes, or ask for a minute of work.
public final class Images {

    /// The most pixels that an image may have: 2,048 by 2,048.
    public static final int MAX_PIXELS = 1 << 22;

    /// Processor time for one image. 2,048 by 2,048 pixels take about 0.2 seconds, and 100 scans of them about 3.
    static final Duration MAX_DECODING = Duration.ofSeconds(5);

    private static final int GREY = 1;
    private static final int COLOUR = 3;

    private Images() {}

    /// The size that a file declares for its image.
    ///
    /// @param channels 1 or 3
    public record Size(int height, int width, int channels) {}

    /// A decoded image.
    ///
    /// @param pixels `height * width * channels` bytes, row by row, channels last
    public record Pixels(int height, int width, int channels, byte[] pixels) {}

    /// Whether the bytes begin as a PNG or a JPEG does.
    public static boolean isImage(byte[] head) {
        boolean png = head.length >= 4 && head[0] == (byte) 0x89 && head[1] == 'P' && head[2] == 'N' && head[3] == 'G';
        boolean jpeg = head.length >= 3 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8 && head[2] == (byte) 0xff;
        return png || jpeg;
    }

    /// Reads no further than the header.
    ///
    /// @throws ProblemException of kind unsupported if the bytes are neither PNG nor JPEG, of kind malformed
    /// if they are broken, of kind too large if the image has more than {@link #MAX_PIXELS}
    public static Size size(byte[] file) {
        return read(file, Images::size);
    }

    /// @throws ProblemException as {@link #size} does, and of kind too large if it takes too long
    public static Pixels decode(byte[] file) {
        return decode(file, MAX_DECODING);
    }

    static Pixels decode(byte[] file, Duration most) {
        return read(file, reader -> {
            Size size = size(reader);
            DecodingLimit limit = new DecodingLimit(most);
            reader.addIIOReadProgressListener(limit);
            BufferedImage image = reader.read(0);
            limit.check();
            return new Pixels(size.height(), size.width(), size.channels(), bytes(image, size.channels()));
        });
    }

    /// The same image with three channels.
    public static byte[] toColour(byte[] grey) {
        byte[] pixels = new byte[grey.length * COLOUR];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey[i / COLOUR];
        }
        return pixels;
    }

    /// Writes pixels as PNG.
    ///
    /// @param channels 1 or 3
    public static byte[] png(int height, int width, int channels, byte[] pixels) {
        BufferedImage image = new BufferedImage(
                width, height, channels == GREY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            for (int channel = 0; channel < channels; channel++) {
                image.getRaster().setSample(i % width, i / width, channel, pixels[i * channels + channel] & 0xff);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] file, Reading<T> reading) {
        if (!isImage(file)) {
            throw ProblemException.unsupported("This is neither PNG nor JPEG.");
        }
        boolean png = file[0] == (byte) 0x89;
        if (png) {
            ImageStructure.checkPng(file);
        } else {
            ImageStructure.checkJpeg(file);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Without its metadata: compressed comments would be unpacked, however long.
            reader.setInput(stream, true, true);
            return reading.from(reader);
        } catch (IOException e) {
            throw broken();
        } catch (RuntimeException e) {
            // The platform's readers meet some broken files with an index out of bounds or an illegal argument.
            throw e instanceof ProblemException ? e : broken();
        } finally {
            reader.dispose();
        }
    }

    private static ProblemException broken() {
        return ProblemException.malformed("The image is broken or of a kind that is not read.");
    }

    private static Size size(ImageReader reader) throws IOException {
        int height = reader.getHeight(0);
        int width = reader.getWidth(0);
        if ((long) height * width > MAX_PIXELS) {
            throw ProblemException.tooLarge(
                    "The image has " + width + " by " + height + " pixels, more than " + MAX_PIXELS + " altogether.");
        }
        return new Size(height, width, channels(reader));
    }

    private static int channels(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        if (raw == null) {
            // A JPEG in YCbCr, which Java's colour models do not describe.
            return COLOUR;
        }
        boolean grey =
                raw.getColorModel() instanceof IndexColorModel palette ? isGrey(palette) : raw.getNumBands() <= 2;
        return grey ? GREY : COLOUR;
    }

    /// Grey images of fewer than 8 bits come as palettes.
    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    /// Grey values are taken as they stand: through the colour model they would be corrected for another gamma.
    private static byte[] bytes(BufferedImage image, int channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] pixels = new byte[height * width * channels];
        if (channels == GREY && !(image.getColorModel() instanceof IndexColorModel)) {
            Raster raster = image.getRaster();
            int shift = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                raster.getSamples(0, y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    pixels[y * width + x] = (byte) (row[x] >> shift);
                }
            }
            return pixels;
        }
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                for (int channel = 0; channel < channels; channel++) {
                    pixels[at++] = (byte) (rgb >> (16 - channel * Byte.SIZE));
                }
            }
        }
        return pixels;
    }
}
