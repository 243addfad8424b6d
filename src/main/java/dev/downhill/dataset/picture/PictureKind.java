package dev.downhill.dataset.picture;

import org.jspecify.annotations.Nullable;

/// The formats of picture files, told by their first bytes.
public enum PictureKind {
    PNG,
    JPEG,
    GIF,
    BMP,
    WEBP,
    TIFF;

    /// All of them, for sentences.
    public static final String NAMES = "PNG, JPEG, GIF, BMP, WebP or TIFF";

    private static final int BMP_HEADER = 14;

    /// @return null if the bytes begin no picture
    public static @Nullable PictureKind of(byte[] head) {
        if (starts(head, 0, 0x89, 'P', 'N', 'G')) {
            return PNG;
        }
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(head, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        // Two letters alone begin many a text.
        boolean bmp = starts(head, 0, 'B', 'M') && head.length > BMP_HEADER + 3 && head[BMP_HEADER + 1] == 0;
        return bmp && starts(head, 6, 0, 0, 0, 0) ? BMP : null;
    }

    private static boolean starts(byte[] head, int at, int... bytes) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
