package dev.downhill.dataset.picture;

/// Resizes a picture by averaging areas: each new pixel is the mean of the part of the old picture that it covers,
/// partly covered pixels counted by their share.
///
/// All sums are of whole numbers, so every machine gets the same bits. A window of the old picture is taken, which
/// reaches beyond it where it is padded; what lies outside is background.
final class Scaling {

    private final DecodedImage picture;
    private final Background background;
    private final int top;
    private final int left;
    private final int windowHeight;
    private final int windowWidth;

    private Scaling(DecodedImage picture, Background background, int top, int left, int windowHeight, int windowWidth) {
        this.picture = picture;
        this.background = background;
        this.top = top;
        this.left = left;
        this.windowHeight = windowHeight;
        this.windowWidth = windowWidth;
    }

    static DecodedImage scale(DecodedImage picture, int height, int width, Resize resize, Background background) {
        if (picture.height() == height && picture.width() == width) {
            return picture;
        }
        int windowHeight = picture.height();
        int windowWidth = picture.width();
        if (resize != Resize.STRETCH) {
            // The side that the other one asks for in the wanted shape; at least one pixel of a thin picture remains.
            int wantedHeight = Math.max(1, Math.toIntExact((long) picture.width() * height / width));
            int wantedWidth = Math.max(1, Math.toIntExact((long) picture.height() * width / height));
            boolean crop = resize == Resize.CROP;
            windowHeight = crop ? Math.min(windowHeight, wantedHeight) : Math.max(windowHeight, wantedHeight);
            windowWidth = crop ? Math.min(windowWidth, wantedWidth) : Math.max(windowWidth, wantedWidth);
        }
        int top = Math.floorDiv(picture.height() - windowHeight, 2);
        int left = Math.floorDiv(picture.width() - windowWidth, 2);
        return new Scaling(picture, background, top, left, windowHeight, windowWidth).to(height, width);
    }

    private DecodedImage to(int height, int width) {
        int channels = picture.channels();
        byte[] scaled = new byte[height * width * channels * (picture.deep() ? 2 : 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    int shade = mean(y, height, x, width, channel);
                    DecodedImage.put(scaled, picture.deep(), (y * width + x) * channels + channel, shade);
                }
            }
        }
        return new DecodedImage(height, width, channels, picture.deep(), scaled, picture.and(Note.RESIZED));
    }

    /// In units of 1/height and 1/width of an old pixel, a new one covers `windowHeight` by `windowWidth`. What of that
    /// lies outside the picture is not visited, however much it is.
    private int mean(int y, int height, int x, int width, int channel) {
        long fromY = (long) y * windowHeight + (long) top * height;
        long toY = fromY + windowHeight;
        long fromX = (long) x * windowWidth + (long) left * width;
        long toX = fromX + windowWidth;
        int firstRow = (int) Math.max(0, Math.floorDiv(fromY, height));
        int firstColumn = (int) Math.max(0, Math.floorDiv(fromX, width));
        long sum = 0;
        long inside = 0;
        for (int row = firstRow; row < picture.height() && (long) row * height < toY; row++) {
            long high = covered(row, height, fromY, toY);
            for (int column = firstColumn; column < picture.width() && (long) column * width < toX; column++) {
                long part = high * covered(column, width, fromX, toX);
                inside += part;
                sum += part * picture.shade((row * picture.width() + column) * picture.channels() + channel);
            }
        }
        long area = (long) windowHeight * windowWidth;
        int behind = background.shade(channel) * (picture.deep() ? DecodedImage.DEEPER : 1);
        return (int) ((sum + (area - inside) * behind + area / 2) / area);
    }

    private static long covered(int at, int unit, long from, long to) {
        return Math.min(to, (long) (at + 1) * unit) - Math.max(from, (long) at * unit);
    }
}
