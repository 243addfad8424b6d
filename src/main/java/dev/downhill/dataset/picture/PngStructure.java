package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Checks the chunks of a PNG before a decoder sees them, which may allocate what a chunk claims. PNG Specification
/// (Third Edition), section 5.3.
final class PngStructure {

    /// Chunks of a PNG: 4 million pixels in the usual chunks of 8 kB are 3,100. A decoder takes microseconds for each,
    /// empty or not.
    static final int MAX_CHUNKS = 20_000;

    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int MAX_PALETTE = 3 * 256;

    private PngStructure() {}

    /// @throws ProblemException of kind malformed if a chunk claims too much or the end is missing, of kind too large
    /// for too many chunks
    static Outline outline(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int at = SIGNATURE;
        boolean pixels = false;
        boolean animated = false;
        int orientation = Orientation.AS_STORED;
        for (int count = 1; at + CHUNK_FRAME <= file.length; count++) {
            if (count > MAX_CHUNKS) {
                throw ProblemException.tooLarge(
                        "The PNG has more than " + MAX_CHUNKS + " chunks, the most that are read. Save it again.");
            }
            int length = chunks.getInt(at);
            boolean within = length >= 0 && length <= file.length - at - CHUNK_FRAME;
            String type = new String(file, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if ((!within && !pixels && !type.equals("IDAT")) || (type.equals("PLTE") && length > MAX_PALETTE)) {
                throw Outline.broken("its chunk " + count + " claims more bytes than there are or can be");
            }
            if (type.equals("IEND")) {
                return new Outline(file, orientation, animated, null, null);
            }
            if (!within) {
                throw Outline.cutOff();
            }
            if (type.equals("eXIf")) {
                int from = at + 2 * Integer.BYTES;
                orientation = TiffTags.orientation(Arrays.copyOfRange(file, from, from + length));
            }
            animated |= type.equals("acTL");
            pixels |= type.equals("IDAT");
            at += CHUNK_FRAME + length;
        }
        throw Outline.cutOff();
    }
}
