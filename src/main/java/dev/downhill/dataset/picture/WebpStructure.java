package dev.downhill.dataset.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes the first picture out of a WebP: its pixels and its transparency, without profiles and further frames, so that
/// a decoder has one picture to decode however many there are. RFC 9649.
final class WebpStructure {

    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final int FRAME = 16;
    private static final int EXTENDED = 10;
    private static final int ALPHA = 0x10;
    private static final int EXIF_MARK = 6;

    private final ByteBuffer bytes;
    private @Nullable Chunk pixels;
    private @Nullable Chunk alpha;
    private @Nullable Chunk extended;
    private @Nullable Chunk frame;
    private int frames;
    private int orientation = Orientation.AS_STORED;

    private record Chunk(String type, int from, int length) {}

    private WebpStructure(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Outline outline(byte[] file) {
        return new WebpStructure(file).outline();
    }

    private Outline outline() {
        if (bytes.capacity() < HEADER || Integer.toUnsignedLong(bytes.getInt(4)) + CHUNK > bytes.capacity() + 1L) {
            throw Outline.cutOff();
        }
        read(HEADER, bytes.capacity());
        if (frame != null) {
            read(frame.from() + FRAME, frame.from() + frame.length());
        }
        if (pixels == null) {
            throw Outline.broken("it has no pixels");
        }
        return new Outline(first(pixels), orientation, frames > 1, null, canvas());
    }

    /// Of each kind of chunk the first counts.
    private void read(int from, int to) {
        int at = from;
        while (at + CHUNK <= to) {
            String type = new String(bytes.array(), at, Integer.BYTES, StandardCharsets.ISO_8859_1);
            int length = bytes.getInt(at + Integer.BYTES);
            at += CHUNK;
            if (length < 0 || length > to - at) {
                throw Outline.cutOff();
            }
            take(new Chunk(type, at, length));
            at += length + (length & 1);
        }
    }

    private void take(Chunk chunk) {
        switch (chunk.type()) {
            case "VP8 ", "VP8L" -> pixels = pixels == null ? chunk : pixels;
            case "ALPH" -> alpha = alpha == null && pixels == null ? chunk : alpha;
            case "VP8X" -> extended = extended == null && chunk.length() >= EXTENDED ? chunk : extended;
            case "ANMF" -> {
                frames++;
                frame = frame == null && chunk.length() >= FRAME ? chunk : frame;
            }
            case "EXIF" -> orientation = orientation(chunk);
            default -> {}
        }
    }

    /// Some programs write the mark of a JPEG's segment before it.
    private int orientation(Chunk chunk) {
        byte[] exif = new byte[chunk.length()];
        bytes.get(chunk.from(), exif);
        boolean marked = exif.length > EXIF_MARK && exif[0] == 'E' && exif[1] == 'x';
        return TiffTags.orientation(marked ? Arrays.copyOfRange(exif, EXIF_MARK, exif.length) : exif);
    }

    private Outline.@Nullable Canvas canvas() {
        if (frame == null || extended == null) {
            return null;
        }
        int width = three(extended.from() + 4) + 1;
        int height = three(extended.from() + 7) + 1;
        int from = frame.from();
        boolean whole = three(from + 6) + 1 == width && three(from + 9) + 1 == height;
        return whole ? null : new Outline.Canvas(height, width, 2 * three(from + 3), 2 * three(from));
    }

    private int three(int at) {
        return (bytes.getShort(at) & 0xffff) | (bytes.get(at + 2) & 0xff) << 16;
    }

    /// A file of the first picture alone.
    private byte[] first(Chunk picture) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (alpha != null && picture.type().equals("VP8 ") && extended != null) {
            byte[] header = new byte[EXTENDED];
            header[0] = ALPHA;
            sizeOf(picture, header);
            write(chunks, "VP8X", header);
            write(chunks, "ALPH", content(alpha));
        }
        write(chunks, picture.type(), content(picture));
        byte[] content = chunks.toByteArray();
        return ByteBuffer.allocate(HEADER + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + content.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    /// The size that the pixels have, whatever the file says elsewhere: less one, in three bytes each.
    private void sizeOf(Chunk picture, byte[] header) {
        if (picture.length() < 10) {
            throw Outline.cutOff();
        }
        for (int side = 0; side < 2; side++) {
            int length = (bytes.getShort(picture.from() + 6 + 2 * side) & 0x3fff) - 1;
            header[4 + 3 * side] = (byte) length;
            header[5 + 3 * side] = (byte) (length >> Byte.SIZE);
        }
    }

    private byte[] content(Chunk chunk) {
        byte[] content = new byte[chunk.length()];
        bytes.get(chunk.from(), content);
        return content;
    }

    private static void write(ByteArrayOutputStream chunks, String type, byte[] content) {
        chunks.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        chunks.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        chunks.writeBytes(content);
        if ((content.length & 1) == 1) {
            chunks.write(0);
        }
    }
}
