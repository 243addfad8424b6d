package dev.downhill.dataset.format;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.request.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Writes small files of every format, and opens them.
public final class SmallFiles {

    private SmallFiles() {}

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /// Entries in the order given: name, content, name, content …
    public static byte[] zip(Object... namesAndContents) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            entries.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return packed.toByteArray();
    }

    /// A grey image of one value.
    public static byte[] grey(int height, int width, int value) {
        byte[] pixels = new byte[height * width];
        Arrays.fill(pixels, (byte) value);
        return Images.png(height, width, 1, false, pixels);
    }

    /// A red image.
    public static byte[] red(int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) 200;
        }
        return Images.png(height, width, 3, false, pixels);
    }

    /// Unsigned bytes 0, 1, 2 … in the IDX format.
    public static byte[] idx(int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + count);
        buffer.put(new byte[] {0, 0, 8, (byte) shape.length});
        for (int length : shape) {
            buffer.putInt(length);
        }
        for (int i = 0; i < count; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    /// An NPY file of version 1.
    public static byte[] npy(String descr, boolean fortran, String shape, int bytes, Consumer<ByteBuffer> values) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + shape + "), }\n";
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer buffer = ByteBuffer.allocate(10 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        buffer.putShort((short) header.length());
        buffer.put(text(header));
        values.accept(buffer.order(order));
        return buffer.array();
    }

    public static Table open(Path folder, byte[] file) throws IOException {
        return open(folder, file, (byte[]) null);
    }

    public static Table open(Path folder, byte[] file, byte @Nullable [] labels) throws IOException {
        Path path = Files.write(folder.resolve("file"), file);
        Path labelPath = labels == null ? null : Files.write(folder.resolve("labels"), labels);
        return Formats.open(new Formats.Source(path, labelPath, "file", null), FileFormat.AUTO);
    }

    public static Table open(Path folder, byte[] file, ImagesSpec images) throws IOException {
        Path path = Files.write(folder.resolve("file"), file);
        return Formats.open(new Formats.Source(path, null, "file", null, CsvSpec.EMPTY, null, images), FileFormat.AUTO);
    }

    /// An image in any format that the platform writes.
    public static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IllegalArgumentException(format);
        }
        return out.toByteArray();
    }

    /// What is wrong with a file.
    ///
    /// @throws AssertionError if nothing is
    public static ProblemException refusal(Path folder, byte[] file, byte @Nullable [] labels) throws IOException {
        try (Table table = open(folder, file, labels)) {
            Cells.read(table);
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("the file was accepted");
    }

    /// The code of the first problem.
    public static String code(ProblemException refusal) {
        return refusal.problems().isEmpty()
                ? refusal.kind().toString()
                : refusal.problems().getFirst().code();
    }
}
