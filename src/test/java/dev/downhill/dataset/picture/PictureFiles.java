package dev.downhill.dataset.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes small picture files.
public final class PictureFiles {

    /// Lossy, one pixel. This and the next three are the samples by which Modernizr (MIT licence) asks browsers for
    /// WebP.
    public static final byte[] WEBP = webp("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    /// Lossless, one pixel, which is transparent.
    public static final byte[] WEBP_LOSSLESS = webp("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /// Lossy with transparency, one pixel.
    public static final byte[] WEBP_ALPHA =
            webp("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAA"
                    + "ABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==");

    /// Two frames at most, one pixel.
    public static final byte[] WEBP_ANIMATED =
            webp("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAA"
                    + "AAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA");

    private PictureFiles() {}

    private static byte[] webp(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /// A grey picture whose shades count from 1 on.
    public static BufferedImage counted(int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < height * width; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i + 1);
        }
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IllegalArgumentException(format);
        }
        return out.toByteArray();
    }

    /// Exif data of this orientation alone.
    public static byte[] exif(int orientation, ByteOrder order) {
        return ByteBuffer.allocate(26)
                .order(order)
                .put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TiffTags.ORIENTATION)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /// A JPEG with a segment of Exif data before all others.
    public static byte[] withExif(byte[] jpeg, byte[] exif) {
        byte[] mark = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return withSegment(
                jpeg,
                0xe1,
                ByteBuffer.allocate(mark.length + exif.length)
                        .put(mark)
                        .put(exif)
                        .array());
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// A PNG with another chunk behind its header.
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        int header = 33;
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        return ByteBuffer.allocate(png.length + 12 + content.length)
                .put(png, 0, header)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) check.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /// A JPEG of four channels, all pixels alike, without a mark of the program.
    public static byte[] inks(int side, int... shades) throws IOException {
        WritableRaster raster = WritableRaster.createInterleavedRaster(0, side, side, 4, null);
        for (int i = 0; i < side * side; i++) {
            raster.setPixel(i % side, i / side, shades);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// The same with Adobe's mark, by which shades are inverted.
    ///
    /// @param transform 2 if the channels are Y, Cb, Cr and K, else 0
    public static byte[] adobe(byte[] jpeg, int transform) {
        byte[] content = new byte[12];
        System.arraycopy("Adobe".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 5);
        content[6] = 100;
        content[11] = (byte) transform;
        return withSegment(jpeg, 0xee, content);
    }
}
