package dev.downhill.dataset.format.image;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.RowsLeftOutException;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.dataset.format.table.ZipNames;
import dev.downhill.dataset.picture.DecodedImage;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.dataset.picture.Wanted;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A ZIP of pictures, one folder per class or with a file of labels. All pictures get the same size; if one of them is
/// coloured, grey ones get three equal channels.
public final class ImageFolders implements Table {

    /// Position of the column of classes.
    private static final int LABEL = 1;

    private final ZipFile zip;
    private final ImagesSpec spec;
    private final List<LabelledEntry> pictures;
    private final ImageSizes sizes;
    private final List<String> warnings;
    private final List<Guess> guesses;
    private final Undecodable undecodable;
    private final int total;
    private NoteTally notes = new NoteTally();

    private ImageFolders(
            ZipFile zip,
            ImagesSpec spec,
            List<LabelledEntry> pictures,
            ImageSizes sizes,
            Undecodable undecodable,
            List<String> warnings,
            List<Guess> guesses) {
        this.zip = zip;
        this.undecodable = undecodable;
        this.total = pictures.size() + undecodable.count();
        this.spec = spec;
        this.pictures = new ArrayList<>(pictures);
        this.sizes = sizes;
        this.warnings = warnings;
        this.guesses = guesses;
    }

    /// Reads the size of every picture, and decodes none.
    ///
    /// @throws ProblemException naming the entries that do not fit
    public static ImageFolders open(Path file, ImagesSpec spec) throws IOException {
        ZipFile zip = ZipGuard.open(file);
        try {
            List<String> warnings = new ArrayList<>();
            List<Guess> guesses = new ArrayList<>();
            tellEncoding(ZipGuard.names(file), warnings);
            ImageEntries entries = ImageEntries.of(zip);
            warnings.addAll(entries.warnings());
            if (entries.pictures().isEmpty()) {
                throw Refusal.of(
                        "#",
                        "no_images",
                        "The ZIP holds no pictures that can be read.",
                        warnings.isEmpty() ? null : String.join(" ", warnings));
            }
            List<LabelledEntry> pictures = labelled(zip, entries, warnings, guesses);
            ImageSizes sizes = ImageSizes.of(
                    pictures.stream().map(picture -> picture.image().size()).toList(), spec);
            if (sizes.guess() != null) {
                guesses.add(sizes.guess());
            }
            return new ImageFolders(zip, spec, pictures, sizes, entries.undecodable(), warnings, guesses);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void tellEncoding(ZipNames names, List<String> warnings) {
        if (names.inferred()) {
            warnings.add("The names in the ZIP are not in UTF-8; they were read as "
                    + names.charset().displayName() + ", such as " + Places.quote(names.example()) + ".");
        }
    }

    /// A file of labels counts where folders make no classes.
    private static List<LabelledEntry> labelled(
            ZipFile zip, ImageEntries entries, List<String> warnings, List<Guess> guesses) throws IOException {
        List<ImageEntry> inner = FolderLayout.withoutRoot(entries.pictures());
        boolean classless = inner.stream()
                        .map(picture -> picture.folders().isEmpty()
                                ? ""
                                : picture.folders().getFirst())
                        .distinct()
                        .count()
                == 1;
        if (classless && entries.tables().size() == 1) {
            LabelsFile labels = LabelsFile.of(zip, entries.tables().getFirst(), inner);
            warnings.addAll(labels.warnings());
            guesses.add(labels.guess());
            return labels.pictures();
        }
        PassedOver tables = new PassedOver("Passed over, as folders tell the classes, or no single file does: ");
        entries.tables().forEach(table -> tables.add(Places.quote(table.getName())));
        FolderLayout layout = FolderLayout.of(entries.pictures());
        warnings.addAll(PassedOver.sentences(tables));
        warnings.addAll(layout.warnings());
        guesses.addAll(layout.guesses());
        return layout.pictures();
    }

    @Override
    public String format() {
        return "images";
    }

    @Override
    public List<Field> fields() {
        Wanted wanted = sizes.wanted();
        List<Integer> shape = List.of(wanted.height(), wanted.width(), wanted.channels());
        Field image = Field.image("image", shape, wanted.deep());
        Field label = Field.label("label");
        return hasParts() ? List.of(image, label, Field.part(FolderLayout.PART)) : List.of(image, label);
    }

    private boolean hasParts() {
        return !pictures.getFirst().part().isEmpty();
    }

    @Override
    public int defaultTarget() {
        return LABEL;
    }

    /// Complete when all pictures were decoded.
    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(undecodable.warnings());
        all.addAll(notes.warnings());
        return all;
    }

    /// Complete when all pictures were decoded.
    @Override
    public List<Guess> guesses() {
        List<Guess> all = new ArrayList<>(guesses);
        all.addAll(notes.guesses(spec));
        return all;
    }

    @Override
    public ImagesFormat images() {
        return sizes.format();
    }

    /// @throws RowsLeftOutException if pictures could not be decoded since the last call
    private void leaveOut() {
        if (pictures.removeIf(picture -> undecodable.contains(picture.image().entry()))) {
            throw new RowsLeftOutException();
        }
    }

    private int wantedBytes() {
        Wanted wanted = sizes.wanted();
        return wanted.height() * wanted.width() * wanted.channels() * (wanted.deep() ? 2 : 1);
    }

    @Override
    public TableCursor read(Problems problems) {
        notes = new NoteTally();
        return new Cursor();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Cursor implements TableCursor {

        private final Iterator<LabelledEntry> rows = pictures.iterator();
        private final Unpacking unpacking = new Unpacking("#", Unpacking.packed(zip));
        private @Nullable LabelledEntry current;
        private long row;

        @Override
        public boolean next() {
            if (!rows.hasNext()) {
                leaveOut();
                return false;
            }
            current = rows.next();
            row++;
            return true;
        }

        /// Decodes only now, since a survey wants the labels alone.
        @Override
        public byte[] pixels(int column) throws IOException {
            ImageEntry image = current().image();
            byte[] file = ZipGuard.read(zip, image.entry(), ImageEntries.MAX_IMAGE_BYTES);
            unpacking.add(file.length);
            try {
                DecodedImage read = sizes.wanted().read(file);
                notes.add(read.notes(), image.place(), row);
                return read.pixels();
            } catch (ProblemException e) {
                undecodable.add(image.entry(), e.detail());
                undecodable.refuseMany(total);
                return new byte[wantedBytes()];
            }
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
            return column == LABEL ? current().label() : current().part();
        }

        @Override
        public long row() {
            return row;
        }

        @Override
        public String place() {
            return current().image().place();
        }

        private LabelledEntry current() {
            if (current == null) {
                throw new IllegalStateException("no row yet");
            }
            return current;
        }

        @Override
        public void close() {}
    }
}
