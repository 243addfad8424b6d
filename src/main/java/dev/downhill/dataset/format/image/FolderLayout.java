package dev.downhill.dataset.format.image;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.split.NamedParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds the folders that are classes: those below a single root folder and below `train/` and `test/`.
final class FolderLayout {

    /// Name of the column of parts.
    static final String PART = "split";

    private final List<LabelledEntry> labelled = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Guess> guesses = new ArrayList<>();

    private FolderLayout() {}

    /// @param pictures at least one
    /// @throws dev.downhill.request.ProblemException if no picture lies in a folder
    static FolderLayout of(List<ImageEntry> pictures) {
        FolderLayout layout = new FolderLayout();
        List<ImageEntry> inner = layout.withoutParts(withoutRoot(pictures));
        PassedOver flat = new PassedOver("Left out, as they lie in no class folder: ");
        Set<String> deep = new TreeSet<>();
        for (ImageEntry picture : inner) {
            if (picture.folders().isEmpty()) {
                flat.add(Places.quote(picture.entry().getName()));
                continue;
            }
            layout.labelled.add(new LabelledEntry(picture, picture.folders().getFirst(), picture.part()));
            if (picture.folders().size() > 1) {
                deep.add(picture.folders().getFirst());
            }
        }
        if (layout.labelled.isEmpty()) {
            throw Refusal.of(
                    "#",
                    "no_classes",
                    "The pictures in the ZIP lie in no folder, so they have no class.",
                    "Make one folder per class, or add a file labels.csv with a column of file names and one of labels.");
        }
        if (!deep.isEmpty()) {
            layout.warnings.add("Pictures in sub-folders belong to the class of the outermost folder: "
                    + Places.quote(String.join(", ", deep)) + ".");
        }
        layout.warnings.addAll(PassedOver.sentences(flat));
        return layout;
    }

    /// Without folders that hold everything, while there is another one within.
    static List<ImageEntry> withoutRoot(List<ImageEntry> pictures) {
        List<ImageEntry> inner = pictures;
        while (inner.stream().allMatch(picture -> picture.folders().size() > 1)
                && firstFolders(inner).size() == 1) {
            inner = inner.stream().map(ImageEntry::inner).toList();
        }
        return inner;
    }

    private List<ImageEntry> withoutParts(List<ImageEntry> pictures) {
        boolean nested = pictures.stream().allMatch(picture -> picture.folders().size() > 1);
        Set<String> folders = firstFolders(pictures);
        if (!nested || !folders.stream().allMatch(folder -> NamedParts.name(folder) != null)) {
            return pictures;
        }
        if (folders.stream().anyMatch(folder -> "train".equals(NamedParts.name(folder)))) {
            guesses.add(new Guess(
                    "columns.role",
                    PART,
                    null,
                    "The folders " + String.join(", ", folders)
                            + " say which pictures train, validate and test: column \"" + PART
                            + "\" keeps it, and jobs go by it.",
                    "To deal the pictures otherwise, give a job a split such as {\"type\": \"random\"}."));
            return pictures.stream().map(ImageEntry::ofPart).toList();
        }
        warnings.add("The pictures of the folders " + String.join(", ", folders)
                + " were joined, as none is called train: a job deals the rows into training, validation and test rows"
                + " by itself.");
        return pictures.stream().map(ImageEntry::inner).toList();
    }

    private static Set<String> firstFolders(List<ImageEntry> pictures) {
        Set<String> folders = new TreeSet<>();
        pictures.stream()
                .filter(picture -> !picture.folders().isEmpty())
                .forEach(picture -> folders.add(picture.folders().getFirst()));
        return folders;
    }

    List<LabelledEntry> pictures() {
        return labelled;
    }

    List<Guess> guesses() {
        return guesses;
    }

    List<String> warnings() {
        return warnings;
    }

    long classes() {
        return labelled.stream().map(LabelledEntry::label).distinct().count();
    }
}
