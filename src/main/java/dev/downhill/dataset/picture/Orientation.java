package dev.downhill.dataset.picture;

/// Turns a picture as a viewer shows it: cameras store it as the sensor saw it, and note how it was held.
///
/// The values of the Exif tag 274: 1 as stored; 2 mirrored; 3 turned by 180°; 4 mirrored and turned by 180°; 5 mirrored
/// and turned by 270° clockwise; 6 turned by 90° clockwise; 7 mirrored and turned by 90° clockwise; 8 turned by 270°
/// clockwise.
final class Orientation {

    static final int AS_STORED = 1;

    private static final int FIRST_THAT_SWAPS = 5;
    private static final int LAST = 8;

    private Orientation() {}

    /// Whether height and width change places.
    static boolean swaps(int orientation) {
        return orientation >= FIRST_THAT_SWAPS && orientation <= LAST;
    }

    static DecodedImage turn(DecodedImage stored, int orientation) {
        if (orientation <= AS_STORED || orientation > LAST) {
            return stored;
        }
        int height = swaps(orientation) ? stored.width() : stored.height();
        int width = swaps(orientation) ? stored.height() : stored.width();
        int bytes = stored.channels() * (stored.deep() ? 2 : 1);
        byte[] turned = new byte[stored.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = source(stored, orientation, y, x);
                System.arraycopy(stored.pixels(), from * bytes, turned, (y * width + x) * bytes, bytes);
            }
        }
        return new DecodedImage(height, width, stored.channels(), stored.deep(), turned, stored.notes());
    }

    /// Position of the stored pixel that is shown at a place.
    private static int source(DecodedImage stored, int orientation, int y, int x) {
        int bottom = stored.height() - 1;
        int right = stored.width() - 1;
        int row = switch (orientation) {
            case 2 -> y;
            case 3, 4 -> bottom - y;
            case 5, 8 -> x;
            default -> bottom - x;
        };
        int column = switch (orientation) {
            case 2, 3 -> right - x;
            case 4 -> x;
            case 5, 6 -> y;
            default -> right - y;
        };
        return row * stored.width() + column;
    }
}
