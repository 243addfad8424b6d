package dev.downhill.dataset.format.image;

import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.dataset.picture.Images;
import java.util.List;
import java.util.zip.ZipEntry;

/// A picture in a ZIP that was not decoded yet.
///
/// @param folders that it lies in, from the outermost on
/// @param file its name without folders
record ImageEntry(ZipEntry entry, List<String> folders, String file, Images.Size size) {

    ImageEntry {
        folders = List.copyOf(folders);
    }

    /// The same without its outermost folder.
    ImageEntry inner() {
        return new ImageEntry(entry, folders.subList(1, folders.size()), file, size);
    }

    String place() {
        return ZipGuard.place(entry);
    }
}
