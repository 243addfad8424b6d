package dev.downhill.dataset.format.table;

import dev.downhill.request.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes the names in a header usable: every column gets one of its own.
public final class ColumnNames {

    /// Longer names are cut: they are hard to type and to show.
    private static final int MAX_LENGTH = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private ColumnNames() {}

    /// Whether a name can stand as it is.
    public static boolean isUsable(String name) {
        return !name.isBlank()
                && name.length() <= MAX_LENGTH
                && !CONTROL.matcher(name).find()
                && Texts.fault(name) == null;
    }

    /// Names empty columns `column_3` after their position, from 1, and repeated ones `name_2`, `name_3`.
    ///
    /// @param warnings takes a sentence for each column renamed
    public static List<String> unique(List<String> header, List<String> warnings) {
        Set<String> taken = new HashSet<>(header);
        Set<String> given = new HashSet<>();
        Map<String, Integer> lastNumbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String original = CONTROL.matcher(header.get(i)).replaceAll(" ").strip();
            String name = original.isEmpty() ? "column_" + (i + 1) : shorten(original);
            if (!original.isEmpty() && given.add(name)) {
                names.add(name);
            } else {
                String free =
                        original.isEmpty() && !taken.contains(name) ? name : numbered(name, taken, given, lastNumbers);
                given.add(free);
                names.add(free);
                warnings.add(
                        original.isEmpty()
                                ? "Column " + (i + 1) + " has no name; it is called \"" + free + "\" here."
                                : "Column " + (i + 1) + " repeats the name \"" + name + "\"; it is called \"" + free
                                        + "\" here.");
            }
        }
        return List.copyOf(names);
    }

    /// `column_1`, `column_2` …
    public static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return List.copyOf(names);
    }

    private static String shorten(String name) {
        return Texts.cut(name, MAX_LENGTH);
    }

    /// @param lastNumbers the number given last to each name, so that 10,000 equal names are not 10,000 searches
    private static String numbered(
            String name, Set<String> taken, Set<String> given, Map<String, Integer> lastNumbers) {
        int number = lastNumbers.getOrDefault(name, 1) + 1;
        while (taken.contains(name + "_" + number) || given.contains(name + "_" + number)) {
            number++;
        }
        lastNumbers.put(name, number);
        return name + "_" + number;
    }
}
