package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.ImageShape;
import dev.downhill.dataset.format.table.Lengths;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pair of IDX files, images and their labels.
public final class IdxTable implements Table {

    private final IdxArray images;
    private final IdxArray labels;
    private final Field image;

    private IdxTable(IdxArray images, IdxArray labels, Field image) {
        this.images = images;
        this.labels = labels;
        this.image = image;
    }

    /// @param labelFile null where the client sent none
    /// @throws ProblemException if a file is missing or cut off, or the two do not belong together
    public static IdxTable open(Bytes imageFile, @Nullable Bytes labelFile) throws IOException {
        if (labelFile == null) {
            throw Refusal.of(
                    "labels",
                    "missing",
                    "An IDX file of images comes with one of labels.",
                    "Send both in one form: -F file=@images-idx3-ubyte.gz -F labels=@labels-idx1-ubyte.gz");
        }
        IdxArray images = IdxArray.open("file", imageFile);
        Field image = ImageShape.field("file", images.shape());
        IdxArray labels = IdxArray.open("labels", labelFile);
        if (labels.shape().length != 1) {
            throw Refusal.of("labels", "not_labels", "Labels have one dimension, not " + labels.shape().length + ".");
        }
        if (labels.rows() != images.rows()) {
            throw Refusal.of(
                    "labels",
                    "different_counts",
                    "There are " + images.rows() + " images and " + labels.rows() + " labels.");
        }
        return new IdxTable(images, labels, image);
    }

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public List<Field> fields() {
        return List.of(image, Field.label("label"));
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        InputStream pixels = images.values();
        try {
            return new Cursor(pixels, labels.values());
        } catch (IOException e) {
            pixels.close();
            throw e;
        }
    }

    private final class Cursor implements TableCursor {

        private final InputStream pixelStream;
        private final InputStream labelStream;
        private final byte[] pixels;
        private int label;
        private int row;

        Cursor(InputStream pixelStream, InputStream labelStream) {
            this.pixelStream = pixelStream;
            this.labelStream = labelStream;
            this.pixels =
                    new byte[Math.toIntExact(Lengths.product("file", images.shape(), Byte.BYTES) / images.rows())];
        }

        @Override
        public boolean next() throws IOException {
            if (row == images.rows()) {
                return false;
            }
            row++;
            label = labelStream.read();
            if (pixelStream.readNBytes(pixels, 0, pixels.length) < pixels.length || label < 0) {
                throw new EOFException("the file changed between two readings");
            }
            return true;
        }

        @Override
        public byte[] pixels(int column) {
            return pixels;
        }

        @Override
        public boolean isMissing(int column) {
            return false;
        }

        @Override
        public double number(int column) {
            return label;
        }

        @Override
        public String text(int column) {
            return Integer.toString(label);
        }

        @Override
        public long row() {
            return row;
        }

        @Override
        public void close() throws IOException {
            try (pixelStream;
                    labelStream) {
                row = images.rows();
            }
        }
    }
}
