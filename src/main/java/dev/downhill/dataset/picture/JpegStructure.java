package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks the segments of a JPEG before a decoder sees them, in one pass over the file. A decoder does as much work as
/// a file asks for, and a few hundred bytes can ask for a minute of it. ITU-T T.81, annex B.
final class JpegStructure {

    /// Scans of a progressive JPEG. Encoders write about 10; each scan costs a pass over the whole image.
    static final int MAX_SCANS = 100;

    /// DecodedImage of a progressive JPEG: all of its coefficients are kept until the last scan.
    static final int MAX_PROGRESSIVE_PIXELS = 1 << 23;

    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int TEMPORARY = 0x01;
    private static final int RESTART_0 = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int FIRST_FRAME = 0xc0;
    private static final int PROGRESSIVE_FRAME = 0xc2;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int ARITHMETIC_TABLES = 0xcc;
    private static final int JPG = 0xc8;
    private static final int APP_1 = 0xe1;
    private static final int APP_14 = 0xee;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int YCCK = 2;

    private final byte[] file;
    private int scans;
    private int components;
    private int orientation = Orientation.AS_STORED;
    private int adobe = -1;

    private JpegStructure(byte[] file) {
        this.file = file;
    }

    /// @throws ProblemException of kind too large if it asks for too much work, of kind malformed if its end is missing
    static Outline outline(byte[] file) {
        JpegStructure structure = new JpegStructure(file);
        structure.read();
        return new Outline(file, structure.orientation, false, structure.ink(), null);
    }

    private @Nullable Ink ink() {
        return components == 4 ? new Ink(adobe >= 0, adobe == YCCK) : null;
    }

    private void read() {
        int at = 2;
        while (at + 1 < file.length) {
            int marker = file[at + 1] & 0xff;
            if ((file[at] & 0xff) != MARKER || marker == MARKER) {
                at++;
                continue;
            }
            at += 2;
            if (marker == END_OF_IMAGE && scans > 0) {
                return;
            }
            if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
                throw ProblemException.tooLarge("The JPEG has more than " + MAX_SCANS
                        + " scans, the most that are decoded. Save it as a baseline JPEG.");
            }
            if (hasLength(marker) && at + 1 < file.length) {
                int end = at + number(at);
                if (end > file.length) {
                    throw Outline.cutOff();
                }
                segment(marker, at + 2, end);
                at = end;
            }
        }
        throw Outline.cutOff();
    }

    private void segment(int marker, int from, int to) {
        boolean frame = marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != JPG
                && marker != ARITHMETIC_TABLES;
        if (frame && to - from >= 6) {
            components = file[from + 5] & 0xff;
            if (marker == PROGRESSIVE_FRAME && (long) number(from + 1) * number(from + 3) > MAX_PROGRESSIVE_PIXELS) {
                throw ProblemException.tooLarge("The progressive JPEG has " + number(from + 3) + " by "
                        + number(from + 1) + " pixels, more than " + MAX_PROGRESSIVE_PIXELS
                        + " altogether. Save it as a baseline JPEG, or with fewer pixels.");
            }
        } else if (marker == APP_1 && starts(from, to, EXIF)) {
            orientation = TiffTags.orientation(Arrays.copyOfRange(file, from + EXIF.length, to));
        } else if (marker == APP_14 && starts(from, to, ADOBE) && to - from > ADOBE_TRANSFORM) {
            adobe = file[from + ADOBE_TRANSFORM] & 0xff;
        }
    }

    private boolean starts(int from, int to, byte[] what) {
        return to - from >= what.length && Arrays.equals(file, from, from + what.length, what, 0, what.length);
    }

    private int number(int at) {
        return at + 1 < file.length ? (file[at] & 0xff) << 8 | (file[at + 1] & 0xff) : 0;
    }

    private static boolean hasLength(int marker) {
        return marker > TEMPORARY && (marker < RESTART_0 || marker > START_OF_IMAGE);
    }
}
