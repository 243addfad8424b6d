package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import org.jspecify.annotations.Nullable;

/// The structure of a picture file, as far as it decides how the file is decoded. A file whose outline was drawn is
/// whole, and asks its decoder for a bounded amount of work.
///
/// @param file what the decoder gets: the first picture of the file alone
/// @param orientation as the Exif tag 274 has it
/// @param several whether more frames or pages follow
/// @param ink how four channels are to be taken; null for the usual colours
/// @param canvas the area that the first frame lies in; null for the frame itself
record Outline(
        byte[] file,
        int orientation,
        boolean several,
        @Nullable Ink ink,
        @Nullable Canvas canvas) {

    static final String CUT_OFF = "The image is cut off: the file ends before its last pixels.";

    /// A frame lies within it, `left` and `top` pixels from its corner.
    record Canvas(int height, int width, int top, int left) {}

    static Outline of(byte[] file, int orientation) {
        return new Outline(file, orientation, false, null, null);
    }

    static Outline of(PictureKind kind, byte[] file) {
        return switch (kind) {
            case PNG -> PngStructure.outline(file);
            case JPEG -> JpegStructure.outline(file);
            case GIF -> GifStructure.outline(file);
            case BMP -> BmpStructure.outline(file);
            case WEBP -> WebpStructure.outline(file);
            case TIFF -> TiffStructure.outline(file);
        };
    }

    static ProblemException cutOff() {
        return ProblemException.malformed(CUT_OFF);
    }

    static ProblemException broken(String what) {
        return ProblemException.malformed("The image is broken: " + what + ".");
    }
}
