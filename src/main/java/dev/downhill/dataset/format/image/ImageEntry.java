package dev.downhill.dataset.format.image;

import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.split.NamedParts;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;

/// A picture in a ZIP that was not decoded yet.
///
/// @param folders that it lies in, from the outermost on
/// @param file its name without folders
/// @param part `train`, `validation` or `test`, where a folder that was taken off said so; else empty
record ImageEntry(ZipEntry entry, List<String> folders, String file, Images.Size size, String part) {

    ImageEntry {
        folders = List.copyOf(folders);
    }

    ImageEntry(ZipEntry entry, List<String> folders, String file, Images.Size size) {
        this(entry, folders, file, size, "");
    }

    /// The same without its outermost folder.
    ImageEntry inner() {
        return new ImageEntry(entry, folders.subList(1, folders.size()), file, size, part);
    }

    /// The same without its outermost folder, which names a part.
    ImageEntry ofPart() {
        String name = Objects.requireNonNullElse(NamedParts.name(folders.getFirst()), "");
        return new ImageEntry(entry, folders.subList(1, folders.size()), file, size, name);
    }

    String place() {
        return ZipGuard.place(entry);
    }
}
