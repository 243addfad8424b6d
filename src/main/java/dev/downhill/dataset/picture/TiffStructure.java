package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes the first page out of a TIFF, with the tags alone that say how its pixels are stored: a decoder would follow
/// every other one, too, into directories within directories. TIFF 6.0.
final class TiffStructure {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int COLOURS = 262;
    private static final int STRIPS = 273;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int PLANES = 284;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILES = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int SAMPLE_FORMAT = 339;

    private static final Set<Integer> KEPT = Set.of(
            WIDTH,
            HEIGHT,
            BITS,
            COMPRESSION,
            COLOURS,
            266,
            STRIPS,
            SAMPLES,
            278,
            STRIP_LENGTHS,
            PLANES,
            292,
            293,
            317,
            320,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILES,
            TILE_LENGTHS,
            338,
            SAMPLE_FORMAT,
            347,
            529,
            530,
            531,
            532);

    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int INKS = 5;
    private static final int MAX_SAMPLES = 5;
    private static final int MAX_BITS = 16;
    private static final int MAX_STRIPS = 1 << 20;
    private static final int ENTRY = 12;

    private final byte[] file;
    private final TiffTags tags;

    private TiffStructure(byte[] file, TiffTags tags) {
        this.file = file;
        this.tags = tags;
    }

    static Outline outline(byte[] file) {
        TiffTags tags = TiffTags.of(file);
        if (tags == null) {
            throw Outline.cutOff();
        }
        return new TiffStructure(file, tags).outline();
    }

    private Outline outline() {
        long samples = tags.number(SAMPLES, 1);
        long bits = tags.number(BITS, 1);
        long colours = tags.number(COLOURS, -1);
        if (samples > MAX_SAMPLES || bits > MAX_BITS || tags.number(SAMPLE_FORMAT, 1) != 1) {
            throw ProblemException.malformed("The TIFF has " + samples + " channels of " + bits
                    + " bits, or numbers that are no shades. Save it with up to 4 channels of 8 or 16 bits.");
        }
        if (tags.number(COMPRESSION, 1) == OLD_JPEG) {
            throw ProblemException.malformed(
                    "The TIFF is compressed as JPEG in a way that is obsolete. Save it again.");
        }
        refuseWideTiles();
        checkStrips(STRIPS, STRIP_LENGTHS);
        checkStrips(TILES, TILE_LENGTHS);
        Ink ink = colours == INKS && samples == 4 && bits == Byte.SIZE ? new Ink(false, false) : null;
        int orientation = (int) tags.number(TiffTags.ORIENTATION, Orientation.AS_STORED);
        return new Outline(firstPage(), orientation, tags.hasNext(), ink, null);
    }

    /// A decoder allocates a whole tile.
    private void refuseWideTiles() {
        long width = tags.number(TILE_WIDTH, 0);
        long height = tags.number(TILE_HEIGHT, 0);
        if (width > Images.MAX_SIDE || height > Images.MAX_SIDE || width * height > Images.MAX_PIXELS) {
            throw ProblemException.tooLarge("The TIFF has tiles of " + width + " by " + height + " pixels, more than "
                    + Images.MAX_PIXELS + " altogether.");
        }
    }

    private void checkStrips(int offsets, int lengths) {
        List<Long> from = tags.numbers(offsets, MAX_STRIPS);
        List<Long> length = tags.numbers(lengths, MAX_STRIPS);
        if (length.stream().mapToLong(Long::longValue).sum() > file.length) {
            // Strips that share their bytes would be read once for each.
            throw Outline.cutOff();
        }
        for (int i = 0; i < from.size() && i < length.size(); i++) {
            long end = from.get(i) + length.get(i);
            if (end > file.length) {
                throw Outline.cutOff();
            }
            boolean jpeg = tags.number(COMPRESSION, 1) == JPEG;
            if (jpeg) {
                JpegStructure.outline(Arrays.copyOfRange(file, from.get(i).intValue(), (int) end));
            }
        }
    }

    /// The file with a new directory at its end.
    private byte[] firstPage() {
        Map<Integer, TiffTags.Entry> kept = new LinkedHashMap<>(tags.entries());
        kept.keySet().retainAll(KEPT);
        for (TiffTags.Entry entry : kept.values()) {
            if (!tags.isWithin(entry)) {
                throw Outline.cutOff();
            }
        }
        int directory = file.length + (file.length & 1);
        ByteBuffer page = ByteBuffer.wrap(Arrays.copyOf(file, directory + 2 + ENTRY * kept.size() + Integer.BYTES))
                .order(tags.bytes().order());
        page.putInt(Integer.BYTES, directory);
        page.position(directory);
        page.putChar((char) kept.size());
        kept.forEach((tag, entry) -> {
            page.putChar((char) tag.intValue());
            page.putChar((char) entry.type());
            page.putInt((int) entry.count());
            if (entry.length() <= Integer.BYTES) {
                page.put(file, (int) entry.at(), Integer.BYTES);
            } else {
                page.putInt((int) entry.at());
            }
        });
        return page.array();
    }
}
