package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Picture files to shades and back: one channel where the picture is grey, three (red, green, blue) where it is
/// coloured; 8 bits each, or 16 where a grey one has them; turned as its Exif data say, transparent parts blended.
///
/// The size and the structure are checked before a pixel is decoded: a file of a few hundred bytes may claim to be
/// gigabytes, or ask for a minute of work.
public final class Images {

    /// The most pixels that an image may have as it is: 2,048 by 2,048. Of a larger PNG, JPEG or BMP every second pixel
    /// of a line and every second line is decoded, or every third, and so on.
    public static final int MAX_PIXELS = 1 << 22;

    /// The most pixels that a PNG, JPEG or BMP may have: those of a camera of 33 megapixels.
    static final int MAX_CAMERA_PIXELS = 1 << 25;

    /// The longest side of an image.
    static final int MAX_SIDE = 1 << 16;

    /// Processor time for one image. 2,048 by 2,048 pixels take about 0.2 seconds, and 100 scans of them about 3.
    static final Duration MAX_DECODING = Duration.ofSeconds(5);

    private static final Set<PictureKind> OF_CAMERAS = EnumSet.of(PictureKind.PNG, PictureKind.JPEG, PictureKind.BMP);

    private Images() {}

    /// The size that a file declares for its image, as a viewer shows it.
    ///
    /// @param channels 1 or 3
    /// @param deep whether shades of grey have 16 bits
    public record Size(int height, int width, int channels, boolean deep) {

        /// Whether every pixel of it is decoded.
        public boolean isWhole() {
            return step(this) == 1;
        }
    }

    /// Whether the bytes begin as a picture does.
    public static boolean isImage(byte[] head) {
        return PictureKind.of(head) != null;
    }

    /// Whether a file was refused as its last pixels are missing.
    public static boolean isCutOff(ProblemException refusal) {
        return refusal.detail().equals(Outline.CUT_OFF);
    }

    /// Reads no further than the header.
    ///
    /// @throws ProblemException of kind unsupported if the bytes are no picture, of kind malformed if they are
    /// broken or cut off, of kind too large if the image has too many pixels
    public static Size size(byte[] file) {
        return read(file, Images::size);
    }

    /// @throws ProblemException as {@link #size} does, and of kind too large if it takes too long
    public static DecodedImage decode(byte[] file, Background background) {
        return decode(file, background, MAX_DECODING);
    }

    static DecodedImage decode(byte[] file, Background background, Duration most) {
        return read(file, (reader, kind, outline) -> {
            Size size = size(reader, kind, outline);
            DecodingLimit limit = new DecodingLimit(most);
            reader.addIIOReadProgressListener(limit);
            reader.addIIOReadWarningListener(limit);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(size);
            if (step > 1) {
                param.setSourceSubsampling(step, step, 0, 0);
            }
            DecodedImage pixels = pixels(reader, outline, size, param, background);
            limit.check();
            if (outline.several()) {
                pixels = new DecodedImage(
                        pixels.height(),
                        pixels.width(),
                        pixels.channels(),
                        pixels.deep(),
                        pixels.pixels(),
                        pixels.and(Note.FIRST_FRAME));
            }
            return Orientation.turn(pixels, outline.orientation());
        });
    }

    private static DecodedImage pixels(
            ImageReader reader, Outline outline, Size size, ImageReadParam param, Background background)
            throws IOException {
        if (outline.ink() != null) {
            var raster = reader.canReadRaster()
                    ? reader.readRaster(0, param)
                    : reader.read(0, param).getRaster();
            return new DecodedImage(
                    raster.getHeight(),
                    raster.getWidth(),
                    DecodedImage.COLOUR,
                    false,
                    outline.ink().toColours(raster),
                    EnumSet.noneOf(Note.class));
        }
        BufferedImage image = reader.read(0, param);
        // A coloured background shows through where a grey image has holes.
        boolean holes =
                size.channels() == DecodedImage.GREY && image.getColorModel().hasAlpha() && !background.isGrey();
        return Shades.of(image, holes ? DecodedImage.COLOUR : size.channels(), background, outline.canvas());
    }

    /// Writes pixels as PNG.
    ///
    /// @param channels 1 or 3
    /// @param deep whether a shade has 16 bits, in two bytes, the lower one first
    public static byte[] png(int height, int width, int channels, boolean deep, byte[] pixels) {
        int grey = deep ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage image =
                new BufferedImage(width, height, channels == DecodedImage.GREY ? grey : BufferedImage.TYPE_INT_RGB);
        DecodedImage shades = new DecodedImage(height, width, channels, deep, pixels, Set.of());
        for (int i = 0; i < height * width; i++) {
            for (int channel = 0; channel < channels; channel++) {
                image.getRaster().setSample(i % width, i / width, channel, shades.shade(i * channels + channel));
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
        T from(ImageReader reader, PictureKind kind, Outline outline) throws IOException;
    }

    private static <T> T read(byte[] file, Reading<T> reading) {
        PictureKind kind = PictureKind.of(file);
        if (kind == null) {
            throw ProblemException.unsupported(
                    "This picture format is not supported. Supported: " + PictureKind.NAMES + ".");
        }
        @Nullable ImageReader reader = null;
        try {
            Outline outline = Outline.of(kind, file);
            reader = Decoders.of(kind);
            try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(outline.file()))) {
                // Without its metadata: compressed comments would be unpacked, however long.
                reader.setInput(stream, true, true);
                return reading.from(reader, kind, outline);
            }
        } catch (EOFException e) {
            throw Outline.cutOff();
        } catch (IOException e) {
            throw e.getCause() instanceof EOFException ? Outline.cutOff() : broken();
        } catch (RuntimeException e) {
            // The readers meet some broken files with an index out of bounds or an illegal argument.
            throw e instanceof ProblemException ? e : broken();
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The tables of a WebP may ask for more memory than there is, far from what its pixels need.
            throw ProblemException.tooLarge("The image needs more memory than is available. Save it again, as PNG.");
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static ProblemException broken() {
        return ProblemException.malformed("The image is broken or of a kind that is not read.");
    }

    private static Size size(ImageReader reader, PictureKind kind, Outline outline) throws IOException {
        refuseIfTooLarge(kind, reader.getHeight(0), reader.getWidth(0));
        int height = outline.canvas() == null
                ? reader.getHeight(0)
                : outline.canvas().height();
        int width =
                outline.canvas() == null ? reader.getWidth(0) : outline.canvas().width();
        refuseIfTooLarge(kind, height, width);
        boolean swapped = Orientation.swaps(outline.orientation());
        @Nullable ImageTypeSpecifier raw = outline.ink() == null ? reader.getRawImageType(0) : null;
        boolean grey = raw != null && isGrey(raw);
        boolean deep = raw != null && grey && isDeep(raw);
        return new Size(
                swapped ? width : height,
                swapped ? height : width,
                grey ? DecodedImage.GREY : DecodedImage.COLOUR,
                deep);
    }

    private static void refuseIfTooLarge(PictureKind kind, int height, int width) {
        int most = OF_CAMERAS.contains(kind) ? MAX_CAMERA_PIXELS : MAX_PIXELS;
        if ((long) height * width > most || height > MAX_SIDE || width > MAX_SIDE) {
            throw ProblemException.tooLarge("The image has " + width + " by " + height + " pixels, more than " + most
                    + " altogether or " + MAX_SIDE + " a side. Save it with fewer.");
        }
    }

    /// Of how many pixels of a line one is decoded, and of how many lines.
    private static int step(Size size) {
        int step = 1;
        while ((long) (size.height() / step) * (size.width() / step) > MAX_PIXELS) {
            step++;
        }
        return step;
    }

    private static boolean isDeep(ImageTypeSpecifier raw) {
        return !(raw.getColorModel() instanceof IndexColorModel)
                && raw.getSampleModel().getSampleSize(0) > Byte.SIZE;
    }

    /// No type at all is a JPEG in YCbCr, which Java's colour models do not describe. Grey images of fewer than 8 bits
    /// come as palettes.
    private static boolean isGrey(ImageTypeSpecifier raw) {
        if (!(raw.getColorModel() instanceof IndexColorModel palette)) {
            return raw.getNumBands() <= 2;
        }
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }
}
