package dev.downhill.dataset.format.image;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.dataset.picture.Images;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks through a ZIP for pictures, which their content tells and not their names. Every entry is unpacked, none is
/// decoded. What is no picture is passed over, and named.
final class ImageEntries {

    /// No picture of the allowed size is longer, be it stored without compression.
    static final int MAX_IMAGE_BYTES = 32 << 20;

    private static final int HEAD = 32;

    private static final Set<String> LEFT_BY_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini", "$recycle.bin");

    private final ZipFile zip;
    private final Unpacking unpacking;
    private final List<ImageEntry> pictures = new ArrayList<>();
    private final List<ZipEntry> tables = new ArrayList<>();
    private final PassedOver hidden = new PassedOver("Passed over, as hidden or left there by an operating system: ");
    private final PassedOver strays = new PassedOver("Passed over, as they are no pictures: ");
    private final PassedOver cutOff =
            new PassedOver("Left out, as they are cut off, the file ending before the last pixels: ");
    private final Undecodable undecodable = new Undecodable();
    private final Problems problems = new Problems();

    private ImageEntries(ZipFile zip) {
        this.zip = zip;
        unpacking = new Unpacking("#", Unpacking.packed(zip));
    }

    /// @throws ProblemException naming the entries that lead out of the ZIP or ask for too much
    static ImageEntries of(ZipFile zip) throws IOException {
        ImageEntries entries = new ImageEntries(zip);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory()) {
                entries.look(entry);
            }
            if (entries.problems.isFull()) {
                break;
            }
        }
        entries.problems.throwIfAny("Some entries of the ZIP do not fit.");
        entries.undecodable.refuseMany(entries.pictures.size() + entries.undecodable.count());
        // The order of rows must not depend on the packing program.
        entries.pictures.sort(Comparator.comparing(picture -> picture.entry().getName()));
        return entries;
    }

    private void look(ZipEntry entry) throws IOException {
        // Some programs of Windows write its own separator.
        String name = entry.getName().replace('\\', '/');
        List<String> parts =
                Stream.of(name.split("/", -1)).filter(part -> !part.equals(".")).toList();
        if (name.startsWith("/") || parts.contains("..") || name.contains(":")) {
            problems.add(ZipGuard.place(entry), "unfit_entry", ZipGuard.place(entry) + " leads out of the ZIP.");
        } else if (parts.stream().anyMatch(ImageEntries::isHidden)) {
            hidden.add(Places.quote(entry.getName()));
        } else if (!name.endsWith("/") && !Images.isImage(ZipGuard.head(zip, entry, HEAD))) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                tables.add(entry);
            } else {
                strays.add(Places.quote(entry.getName()));
            }
        } else if (!name.endsWith("/")) {
            measure(entry, parts);
        }
    }

    private void measure(ZipEntry entry, List<String> parts) throws IOException {
        byte[] bytes = ZipGuard.read(zip, entry, MAX_IMAGE_BYTES);
        unpacking.add(bytes.length);
        try {
            pictures.add(
                    new ImageEntry(entry, parts.subList(0, parts.size() - 1), parts.getLast(), Images.size(bytes)));
        } catch (ProblemException e) {
            if (Images.isCutOff(e)) {
                cutOff.add(Places.quote(entry.getName()));
            } else {
                undecodable.add(entry, e.detail());
            }
        }
    }

    /// What operating systems and editors leave in folders.
    private static boolean isHidden(String part) {
        return part.startsWith(".") || LEFT_BY_SYSTEMS.contains(part.toLowerCase(Locale.ROOT));
    }

    /// Sorted by name.
    List<ImageEntry> pictures() {
        return pictures;
    }

    /// Pictures of which not even the size can be read, and those that will turn out to be such.
    Undecodable undecodable() {
        return undecodable;
    }

    /// CSV files, which may hold the labels.
    List<ZipEntry> tables() {
        return tables;
    }

    /// What was passed over, one sentence each.
    List<String> warnings() {
        return PassedOver.sentences(hidden, strays, cutOff);
    }
}
