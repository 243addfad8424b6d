package dev.downhill.dataset;

import dev.downhill.request.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Checks the segments of an image file before a decoder sees them, in one pass over the file. A decoder does as much
/// work as a file asks for, and a few hundred bytes can ask for a minute of it.
///
/// ITU-T T.81, annex B, for JPEG; PNG Specification (Third Edition), section 5.3, for PNG.
final class ImageStructure {

    /// Scans of a progressive JPEG. Encoders write about 10; each scan costs a pass over the whole image.
    static final int MAX_SCANS = 100;

    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int TEMPORARY = 0x01;
    private static final int RESTART_0 = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;

    /// Chunks of a PNG: 4 million pixels in the usual chunks of 8 kB are 3,100. A decoder takes microseconds for each,
    /// empty or not.
    static final int MAX_CHUNKS = 20_000;

    private static final int PNG_SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int MAX_PALETTE = 3 * 256;

    private ImageStructure() {}

    /// @throws ProblemException of kind too large if a JPEG has more than {@link #MAX_SCANS} scans
    static void checkJpeg(byte[] file) {
        int scans = 0;
        int at = 2;
        while (at + 1 < file.length) {
            int marker = file[at + 1] & 0xff;
            if ((file[at] & 0xff) != MARKER || marker == MARKER) {
                at++;
                continue;
            }
            at += 2;
            if (marker == END_OF_IMAGE) {
                return;
            }
            if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
                throw ProblemException.tooLarge("The JPEG has more than " + MAX_SCANS
                        + " scans, the most that are decoded. Save it as a baseline JPEG.");
            }
            if (hasLength(marker) && at + 1 < file.length) {
                at += (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
            }
        }
    }

    private static boolean hasLength(int marker) {
        return marker > TEMPORARY && (marker < RESTART_0 || marker > START_OF_IMAGE);
    }

    /// A decoder may allocate what a chunk claims.
    ///
    /// @throws ProblemException of kind malformed if a chunk claims too much, of kind too large for too many chunks
    static void checkPng(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int at = PNG_SIGNATURE;
        boolean pixels = false;
        for (int count = 1; at + CHUNK_FRAME <= file.length; count++) {
            if (count > MAX_CHUNKS) {
                throw ProblemException.tooLarge(
                        "The PNG has more than " + MAX_CHUNKS + " chunks, the most that are read. Save it anew.");
            }
            int length = chunks.getInt(at);
            boolean within = length >= 0 && length <= file.length - at - CHUNK_FRAME;
            String type = new String(file, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if ((!within && !pixels) || (type.equals("PLTE") && length > MAX_PALETTE)) {
                throw ProblemException.malformed(
                        "The image is broken: its chunk " + count + " claims more bytes than there are or can be.");
            }
            if (!within || type.equals("IEND")) {
                return;
            }
            pixels |= type.equals("IDAT");
            at += CHUNK_FRAME + length;
        }
    }
}
