package dev.downhill.dataset.format.image;

import dev.downhill.dataset.Images;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A ZIP of images, one folder per class. All images have the same size; if one of them is coloured, grey ones
/// get three equal channels.
public final class ImageFolders implements Table {

    /// No image of the allowed size is longer, be it stored without compression.
    private static final int MAX_IMAGE_BYTES = 32 << 20;

    private final ZipFile zip;
    private final ImageEntries entries;
    private final Field image;

    private ImageFolders(ZipFile zip, ImageEntries entries, Field image) {
        this.zip = zip;
        this.entries = entries;
        this.image = image;
    }

    /// Reads the size of every image, and decodes none.
    ///
    /// @throws ProblemException naming the entries that do not fit
    public static ImageFolders open(Path file) throws IOException {
        ZipFile zip = ZipGuard.open(file);
        try {
            ImageEntries entries = ImageEntries.of(zip);
            return new ImageFolders(zip, entries, image(zip, entries));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Field image(ZipFile zip, ImageEntries entries) throws IOException {
        Unpacking unpacking = new Unpacking("#", Unpacking.packed(zip));
        Images.@Nullable Size first = null;
        boolean coloured = false;
        Problems problems = new Problems();
        for (ImageEntries.Image image : entries.images()) {
            Images.Size size = reading(zip, image, unpacking, problems, Images::size);
            if (size == null) {
                if (problems.isFull()) {
                    break;
                }
                continue;
            }
            if (first == null) {
                first = size;
            }
            coloured |= size.channels() > 1;
            if (size.height() != first.height() || size.width() != first.width()) {
                problems.add(
                        ZipGuard.place(image.entry()),
                        "different_size",
                        ZipGuard.place(image.entry()) + " is " + size.width() + " by " + size.height()
                                + " pixels where the first image is " + first.width() + " by " + first.height() + ".");
            }
        }
        problems.throwIfAny("Some images in the ZIP do not fit.");
        if (first == null) {
            throw new IllegalStateException("no entries");
        }
        return Field.image("image", first.height(), first.width(), coloured ? 3 : 1);
    }

    private interface Decoding<T> {
        T of(byte[] bytes);
    }

    /// @return null after adding a problem
    private static <T> @Nullable T reading(
            ZipFile zip, ImageEntries.Image image, Unpacking unpacking, Problems problems, Decoding<T> decoding)
            throws IOException {
        byte[] bytes = ZipGuard.read(zip, image.entry(), MAX_IMAGE_BYTES);
        unpacking.add(bytes.length);
        try {
            return decoding.of(bytes);
        } catch (ProblemException e) {
            problems.add(
                    ZipGuard.place(image.entry()), "unfit_image", ZipGuard.place(image.entry()) + ": " + e.detail());
            return null;
        }
    }

    @Override
    public String format() {
        return "images";
    }

    @Override
    public List<Field> fields() {
        return List.of(image, Field.label("label"));
    }

    @Override
    public List<String> warnings() {
        return entries.warnings();
    }

    @Override
    public TableCursor read(Problems problems) {
        return new Cursor();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Cursor implements TableCursor {

        private final Iterator<ImageEntries.Image> images = entries.images().iterator();
        private final boolean coloured = image.shape() != null && image.shape().getLast() == 3;
        private final Unpacking unpacking = new Unpacking("#", Unpacking.packed(zip));
        private ImageEntries.@Nullable Image current;
        private long row;

        @Override
        public boolean next() {
            if (!images.hasNext()) {
                return false;
            }
            current = images.next();
            row++;
            return true;
        }

        /// Decodes only now, since a survey wants the labels alone.
        @Override
        public byte[] pixels(int column) throws IOException {
            Problems problems = new Problems();
            Images.Pixels decoded = reading(zip, current(), unpacking, problems, Images::decode);
            problems.throwIfAny("Some images in the ZIP cannot be decoded.");
            if (decoded == null) {
                throw new IllegalStateException("neither an image nor a problem");
            }
            return coloured && decoded.channels() == 1 ? Images.toColour(decoded.pixels()) : decoded.pixels();
        }

        @Override
        public boolean isMissing(int column) {
            return false;
        }

        @Override
        public double number(int column) {
            return Numbers.parse(text(column));
        }

        @Override
        public String text(int column) {
            return current().label();
        }

        @Override
        public long row() {
            return row;
        }

        @Override
        public String place() {
            return ZipGuard.place(current().entry());
        }

        private ImageEntries.Image current() {
            if (current == null) {
                throw new IllegalStateException("no row yet");
            }
            return current;
        }

        @Override
        public void close() {}
    }
}
