package dev.downhill.dataset.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the shades out of a decoded image: one channel where it is grey, three (red, green, blue) where it is
/// coloured; transparent parts blended on the background.
///
/// Grey values are taken as they stand: through the colour model they would be corrected for another gamma.
final class Shades {

    private static final int OPAQUE = 255;

    private final BufferedImage image;
    private final Background background;
    private final int height;
    private final int width;
    private final int top;
    private final int left;
    private boolean blended;

    /// @param canvas null where the image is all of it
    private Shades(BufferedImage image, Background background, Outline.@Nullable Canvas canvas) {
        this.image = image;
        this.background = background;
        height = canvas == null ? image.getHeight() : canvas.height();
        width = canvas == null ? image.getWidth() : canvas.width();
        top = canvas == null ? 0 : canvas.top();
        left = canvas == null ? 0 : canvas.left();
        blended = canvas != null;
    }

    /// @param channels 1 or 3
    static DecodedImage of(BufferedImage image, int channels, Background background, Outline.@Nullable Canvas canvas) {
        Shades shades = new Shades(image, background, canvas);
        boolean values = channels == DecodedImage.GREY && !(image.getColorModel() instanceof IndexColorModel);
        boolean deep = values && image.getSampleModel().getSampleSize(0) > Byte.SIZE;
        byte[] pixels = values ? shades.grey(deep) : shades.colours(channels);
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (shades.blended) {
            notes.add(Note.BLENDED);
        }
        return new DecodedImage(shades.height, shades.width, channels, deep, pixels, notes);
    }

    private byte[] grey(boolean deep) {
        Raster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        int full = (1 << bits) - 1;
        boolean alpha = raster.getNumBands() > 1;
        byte[] pixels = new byte[height * width * (deep ? 2 : 1)];
        int[] row = new int[width];
        int[] alphas = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            if (alpha) {
                raster.getSamples(0, y, width, 1, 1, alphas);
            }
            for (int x = 0; x < width; x++) {
                int shade = row[x];
                if (alpha && alphas[x] != full) {
                    long behind = (long) background.red() * full / OPAQUE;
                    shade = (int) (((long) shade * alphas[x] + behind * (full - alphas[x]) + full / 2) / full);
                    blended = true;
                }
                DecodedImage.put(pixels, deep, y * width + x, bits < Byte.SIZE ? shade * OPAQUE / full : shade);
            }
        }
        return pixels;
    }

    private byte[] colours(int channels) {
        byte[] pixels = new byte[height * width * channels];
        int[] row = new int[image.getWidth()];
        int at = 0;
        for (int y = 0; y < height; y++) {
            boolean within = y >= top && y < top + image.getHeight();
            if (within) {
                image.getRGB(0, y - top, row.length, 1, row, 0, row.length);
            }
            for (int x = 0; x < width; x++) {
                boolean seen = within && x >= left && x < left + row.length;
                at = colour(seen ? row[x - left] : 0, pixels, at, channels);
            }
        }
        return pixels;
    }

    private int colour(int argb, byte[] pixels, int at, int channels) {
        int alpha = argb >>> 24;
        blended |= alpha != OPAQUE;
        for (int channel = 0; channel < channels; channel++) {
            int shade = argb >> (16 - channel * Byte.SIZE) & 0xff;
            pixels[at + channel] =
                    (byte) ((shade * alpha + background.shade(channel) * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE);
        }
        return at + channels;
    }
}
