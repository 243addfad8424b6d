package dev.downhill.dataset.format.image;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;

/// Pictures that cannot be decoded. A few among many are left out by name; more than that refuse the ZIP, as its
/// classes would no longer be those of its sender.
final class Undecodable {

    /// The most pictures that are left out: this many, and one in a hundred.
    private static final int MAX_LEFT_OUT = 100;

    private static final int OF_HOW_MANY = 100;

    /// Why, by entry.
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private final Problems problems = new Problems();

    void add(ZipEntry entry, String reason) {
        reasons.put(entry.getName(), reason);
        problems.add(
                ZipGuard.place(entry),
                "unfit_image",
                ZipGuard.place(entry) + ": " + reason,
                "Replace it or take it out of the ZIP. Up to one picture in " + OF_HOW_MANY
                        + " is left out by itself, and named.");
    }

    boolean contains(ZipEntry entry) {
        return reasons.containsKey(entry.getName());
    }

    int count() {
        return reasons.size();
    }

    /// @param pictures in the ZIP, these included
    /// @throws dev.downhill.request.ProblemException naming them, if they are too many to be left out
    void refuseMany(int pictures) {
        if (count() > Math.min(MAX_LEFT_OUT, pictures / OF_HOW_MANY)) {
            problems.throwIfAny("Some entries of the ZIP do not fit.");
        }
    }

    /// A sentence that names each, or nothing.
    List<String> warnings() {
        PassedOver leftOut = new PassedOver("Left out, as they cannot be decoded: ", MAX_LEFT_OUT);
        reasons.forEach(
                (name, reason) -> leftOut.add(Places.quote(name) + " (" + reason.replaceFirst("\\.$", "") + ")"));
        return PassedOver.sentences(leftOut);
    }
}
