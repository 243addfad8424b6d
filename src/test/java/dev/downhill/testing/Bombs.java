package dev.downhill.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Small files that ask for much work.
public final class Bombs {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Bombs() {}

    /// A grey progressive JPEG of this many scans without content: each of 9 bytes is a pass over all pixels.
    public static byte[] jpeg(int width, int height, int scans) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        byte[] quantization = new byte[65];
        Arrays.fill(quantization, 1, 65, (byte) 1);
        segment(out, 0xdb, quantization);
        segment(
                out,
                0xc2,
                ByteBuffer.allocate(9)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array());
        for (int table : new int[] {0, 0x10}) {
            byte[] huffman = new byte[18];
            huffman[0] = (byte) table;
            huffman[1] = 1;
            segment(out, 0xc4, huffman);
        }
        for (int scan = 0; scan < scans; scan++) {
            boolean first = scan == 0;
            segment(out, 0xda, new byte[] {1, 1, 0, (byte) (first ? 0 : 1), (byte) (first ? 0 : 63), 0});
            out.write(0);
        }
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /// A PNG of 8 by 8 pixels with chunks of this type, empty but for what they claim, before its pixels.
    public static byte[] png(String type, int claimed, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(8)
                .putInt(8)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        chunk(out, "IHDR", header.length, header);
        for (int i = 0; i < count; i++) {
            chunk(out, type, claimed, new byte[0]);
        }
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[8 * 9]);
        deflater.finish();
        byte[] pixels = new byte[100];
        int length = deflater.deflate(pixels);
        deflater.end();
        chunk(out, "IDAT", length, Arrays.copyOf(pixels, length));
        chunk(out, "IEND", 0, new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, int claimed, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(claimed).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /// Gzip members without content, one behind the other.
    public static byte[] emptyMembers(int count) {
        byte[] member = gzip(new byte[0], 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream(count * member.length);
        for (int i = 0; i < count; i++) {
            out.writeBytes(member);
        }
        return out.toByteArray();
    }

    /// A beginning and this many MiB of zeros.
    public static byte[] gzip(byte[] start, int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
            gzip.write(start);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < zeros; i++) {
                gzip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The ZIP with its table of contents naming its first entry `count` times, under names of the same length.
    public static byte[] overlapping(byte[] zip, int count) {
        ByteBuffer file = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int contents = file.getInt(end + 16);
        int names = file.getShort(contents + 28);
        int length = 46 + names + file.getShort(contents + 30) + file.getShort(contents + 32);
        ByteBuffer bomb = ByteBuffer.allocate(contents + count * length + 22).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(zip, 0, contents);
        for (int i = 0; i < count; i++) {
            int at = bomb.position();
            bomb.put(zip, contents, length);
            byte[] name = String.format("%c/%0" + (names - 6) + "d.png", i % 2 == 0 ? 'a' : 'b', i)
                    .getBytes(StandardCharsets.US_ASCII);
            bomb.put(at + 46, name);
        }
        int at = bomb.position();
        bomb.put(zip, end, 22);
        bomb.putShort(at + 8, (short) count).putShort(at + 10, (short) count);
        bomb.putInt(at + 12, count * length);
        return bomb.array();
    }
}
