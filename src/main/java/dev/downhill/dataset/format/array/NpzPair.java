package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.ZipGuard;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The arrays of an NPZ file that hold inputs and targets.
///
/// @param warnings names the arrays that are passed over
public record NpzPair(NpyArray inputs, NpyArray targets, List<String> warnings) {

    private static final String SUFFIX = ".npy";

    private static final List<List<String>> NAMES = List.of(
            List.of("x", "y"),
            List.of("X", "y"),
            List.of("data", "target"),
            List.of("images", "labels"),
            List.of("x_train", "y_train"),
            List.of("X_train", "y_train"));

    public static boolean is(ZipFile zip) {
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> entry.getName().endsWith(SUFFIX));
    }

    /// @throws dev.downhill.request.ProblemException if there are fewer than two arrays, or one cannot be read
    static NpzPair of(ZipFile zip) throws IOException {
        Map<String, ZipEntry> arrays = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(SUFFIX)) {
                String name = entry.getName();
                arrays.put(name.substring(0, name.length() - SUFFIX.length()), entry);
            }
        }
        if (arrays.size() < 2) {
            throw Refusal.of(
                    "#",
                    "missing_array",
                    "The file holds " + arrays.size() + " arrays; inputs and targets are two.",
                    "numpy.savez(file, x=x, y=y)");
        }
        List<String> pair = NAMES.stream()
                .filter(names -> arrays.keySet().containsAll(names))
                .findFirst()
                .orElse(List.copyOf(arrays.keySet()).subList(0, 2));
        List<String> passed =
                arrays.keySet().stream().filter(name -> !pair.contains(name)).toList();
        return new NpzPair(
                open(zip, arrays, pair.getFirst()),
                open(zip, arrays, pair.getLast()),
                passed.isEmpty()
                        ? List.of()
                        : List.of("The arrays " + pair.getFirst() + " and " + pair.getLast()
                                + " are taken; passed over: " + String.join(", ", passed) + "."));
    }

    private static NpyArray open(ZipFile zip, Map<String, ZipEntry> arrays, String name) throws IOException {
        ZipEntry entry = arrays.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name);
        }
        return NpyArray.open(
                "array " + Places.quote(name),
                Bytes.packed(entry.getCompressedSize(), () -> ZipGuard.stream(zip, entry)));
    }
}
