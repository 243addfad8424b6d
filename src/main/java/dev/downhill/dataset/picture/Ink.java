package dev.downhill.dataset.picture;

import java.awt.image.Raster;

/// Printing colours to red, green and blue: white paper less what each ink takes away. A profile in the file plays no
/// part, as in Pillow, so that every machine gets the same bits.
///
/// @param inverted whether 0 is full ink, as Adobe's programs write it
/// @param luminance whether the first three channels are Y, Cb and Cr (YCCK)
record Ink(boolean inverted, boolean luminance) {

    private static final int FULL = 255;

    /// @param raster four channels of 8 bits
    /// @return three bytes a pixel
    byte[] toColours(Raster raster) {
        int width = raster.getWidth();
        byte[] colours = new byte[width * raster.getHeight() * DecodedImage.COLOUR];
        int[] row = new int[4 * width];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int a = row[4 * x];
                int b = row[4 * x + 1];
                int c = row[4 * x + 2];
                int paper = inverted ? row[4 * x + 3] : FULL - row[4 * x + 3];
                if (luminance) {
                    double blue = b - 128.0;
                    double red = c - 128.0;
                    int luma = a;
                    a = within(luma + 1.402 * red);
                    b = within(luma - 0.344136 * blue - 0.714136 * red);
                    c = within(luma + 1.772 * blue);
                }
                colours[at++] = left(a, paper);
                colours[at++] = left(b, paper);
                colours[at++] = left(c, paper);
            }
        }
        return colours;
    }

    private byte left(int ink, int paper) {
        int light = inverted ? ink : FULL - ink;
        return (byte) ((light * paper + FULL / 2) / FULL);
    }

    private static int within(double shade) {
        return Math.clamp(Math.round(shade), 0, FULL);
    }
}
