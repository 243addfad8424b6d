package dev.downhill.dataset.format.image;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The images of a ZIP and their classes: `cat/001.png` belongs to the class `cat`.
///
/// @param images sorted by name, so that the order of rows does not depend on the packing program
/// @param warnings entries that were passed over
record ImageEntries(List<Image> images, List<String> warnings) {

    /// An image that was not opened yet.
    record Image(ZipEntry entry, String label) {}

    private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg");

    static ImageEntries of(ZipFile zip) {
        List<Image> images = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        Problems problems = new Problems();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String[] parts = entry.getName().split("/", 0);
            String file = parts[parts.length - 1];
            if (entry.isDirectory() || isLitter(entry.getName(), file)) {
                continue;
            }
            boolean image = IMAGES.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
            if (parts.length == 1 && !image && !isArchive(file)) {
                passed.add(Places.quote(file));
                continue;
            }
            String wrong = wrong(entry, parts, image);
            if (wrong == null) {
                images.add(new Image(entry, parts[0]));
            } else {
                problems.add(ZipGuard.place(entry), "unfit_entry", ZipGuard.place(entry) + " " + wrong + ".");
            }
        }
        problems.throwIfAny("The ZIP must hold one folder per class with PNG or JPEG images in it.");
        if (images.isEmpty()) {
            throw Refusal.of("#", "no_images", "The ZIP holds no folder with PNG or JPEG images.");
        }
        images.sort(Comparator.comparing(image -> image.entry().getName()));
        List<String> warnings = passed.isEmpty()
                ? List.of()
                : List.of("Passed over, since they lie in no class folder: "
                        + String.join(", ", passed.subList(0, Math.min(10, passed.size()))) + ".");
        return new ImageEntries(List.copyOf(images), warnings);
    }

    private static @Nullable String wrong(ZipEntry entry, String[] parts, boolean image) {
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("\\") || List.of(parts).contains("..") || name.contains(":")) {
            return "leads out of the ZIP";
        }
        if (parts.length == 1) {
            return isArchive(name) ? "is an archive within the archive" : "lies in no class folder";
        }
        if (parts.length > 2) {
            return "lies deeper than class folder and file";
        }
        return image ? null : "is neither PNG nor JPEG";
    }

    private static boolean isArchive(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") || name.endsWith(".tar") || name.endsWith(".gz") || name.endsWith(".7z");
    }

    /// What operating systems leave in folders.
    private static boolean isLitter(String path, String file) {
        return path.startsWith("__MACOSX/")
                || (file.startsWith(".") && !file.startsWith(".."))
                || file.equalsIgnoreCase("Thumbs.db")
                || file.equalsIgnoreCase("desktop.ini");
    }
}
