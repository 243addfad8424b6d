package dev.downhill.dataset.format.image;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Labels of pictures from a CSV file beside them: one column names the files, another the classes.
final class LabelsFile {

    private static final int MAX_BYTES = 32 << 20;
    private static final Set<String> LABELS = Set.of("label", "class", "category", "target", "y");

    private final List<LabelledEntry> labelled = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Guess guess;

    private LabelsFile(ZipEntry entry, Table table, List<String[]> rows, List<ImageEntry> pictures) {
        Map<String, ImageEntry> byName = byName(pictures);
        int files = fileColumn(table.fields().size(), rows, byName);
        int labels = labelColumn(table, files);
        PassedOver missing = new PassedOver("No picture in the ZIP is named as these rows of the labels: ");
        Map<ImageEntry, String> found = new HashMap<>();
        for (String[] row : rows) {
            ImageEntry picture = byName.get(key(row[files]));
            if (picture == null) {
                missing.add(Places.quote(row[files]));
            } else if (!row[labels].isBlank()) {
                found.put(picture, row[labels]);
            }
        }
        PassedOver unlabelled = new PassedOver("Left out, as the labels do not name them: ");
        for (ImageEntry picture : pictures) {
            String label = found.get(picture);
            if (label == null) {
                unlabelled.add(Places.quote(picture.entry().getName()));
            } else {
                labelled.add(new LabelledEntry(picture, label));
            }
        }
        if (labelled.isEmpty()) {
            throw Refusal.of(
                    ZipGuard.place(entry),
                    "no_labels",
                    "No column of " + Places.quote(entry.getName()) + " names the pictures in the ZIP.",
                    "One column must hold the file names, such as 001.png, another the labels.");
        }
        warnings.addAll(PassedOver.sentences(missing, unlabelled));
        guess = Guess.ofFile(
                "labels",
                null,
                "The labels were read from " + Places.quote(entry.getName()) + ": column \""
                        + table.fields().get(files).name() + "\" names the pictures, column \""
                        + table.fields().get(labels).name() + "\" their classes.",
                "Name the column of the labels \"label\" to say otherwise, or make one folder per class.");
    }

    /// @param pictures of one folder, or of none
    static LabelsFile of(ZipFile zip, ZipEntry entry, List<ImageEntry> pictures) throws IOException {
        byte[] content = ZipGuard.read(zip, entry, MAX_BYTES);
        Bytes bytes = () -> new ByteArrayInputStream(content);
        List<String[]> rows = new ArrayList<>();
        Problems problems = new Problems();
        try (Table table = CsvTable.open(bytes, TextEncoding.of(bytes), CsvSpec.EMPTY);
                TableCursor cursor = table.read(problems)) {
            while (cursor.next()) {
                String[] row = new String[table.fields().size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = cursor.isMissing(i) ? "" : cursor.text(i);
                }
                rows.add(row);
            }
            problems.throwIfAny("Some rows of the labels in the ZIP do not fit.");
            return new LabelsFile(entry, table, rows, pictures);
        }
    }

    /// By path and by name alone, each also without its suffix; of names that occur twice the first counts.
    private static Map<String, ImageEntry> byName(List<ImageEntry> pictures) {
        Map<String, ImageEntry> byName = new HashMap<>();
        for (ImageEntry picture : pictures) {
            byName.putIfAbsent(key(picture.entry().getName()), picture);
            byName.putIfAbsent(key(picture.file()), picture);
        }
        for (ImageEntry picture : pictures) {
            int dot = picture.file().lastIndexOf('.');
            if (dot > 0) {
                byName.putIfAbsent(key(picture.file().substring(0, dot)), picture);
            }
        }
        return byName;
    }

    private static String key(String name) {
        String path = name.strip().replace('\\', '/');
        return (path.startsWith("./") ? path.substring(2) : path).toLowerCase(Locale.ROOT);
    }

    /// The column of which the most values are names of pictures.
    private static int fileColumn(int columns, List<String[]> rows, Map<String, ImageEntry> byName) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < columns; i++) {
            int column = i;
            long named = rows.stream()
                    .filter(row -> byName.containsKey(key(row[column])))
                    .count();
            if (named > most) {
                most = named;
                best = i;
            }
        }
        return best;
    }

    private static int labelColumn(Table table, int files) {
        int last = table.fields().size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i != files && LABELS.contains(table.fields().get(i).name().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return last == files ? Math.max(0, last - 1) : last;
    }

    List<LabelledEntry> pictures() {
        return labelled;
    }

    List<String> warnings() {
        return warnings;
    }

    Guess guess() {
        return guess;
    }
}
