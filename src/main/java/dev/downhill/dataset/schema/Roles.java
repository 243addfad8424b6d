package dev.downhill.dataset.schema;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import dev.downhill.request.SpellingSuggestion;
import dev.downhill.request.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the target column from the names alone, before any row is read.
final class Roles {

    /// Chars of an unknown name in a sentence: the longest name of a column.
    private static final int MAX_SHOWN = 200;

    private Roles() {}

    /// Reports every name in the spec that the file does not have.
    ///
    /// @param usual position of the target where nothing is said
    /// @return position of the target; the last column where the problems leave it open
    static int target(List<Field> fields, int usual, DatasetSpec spec, Problems problems) {
        List<String> names = fields.stream().map(Field::name).toList();
        Set<String> known = new LinkedHashSet<>(names);
        for (String column : spec.columns().keySet()) {
            require(known, column, "#/columns/" + Problem.token(column), problems);
        }
        if (spec.target() != null) {
            require(known, spec.target(), "#/target", problems);
        }
        List<String> declared = spec.columns().entrySet().stream()
                .filter(column -> column.getValue().role() == Role.TARGET)
                .map(Map.Entry::getKey)
                .toList();
        refuseSecondWeight(spec, problems);
        refuseSecondSplit(spec, problems);
        String target = spec.target();
        if (target == null && !declared.isEmpty()) {
            target = declared.getFirst();
        }
        if (target == null) {
            return lastUndeclared(names, usual, spec, problems);
        }
        for (String other : declared) {
            if (!other.equals(target)) {
                problems.add(
                        "#/columns/" + Problem.token(other) + "/role",
                        "second_target",
                        "The target is \"" + target + "\"; there can be no second one.");
            }
        }
        Role said = spec.column(target).role();
        if (said != null && said != Role.TARGET) {
            problems.add(
                    "#/columns/" + Problem.token(target) + "/role",
                    "role_of_target",
                    "The column \"" + target + "\" is the target and cannot have another role.");
        }
        return Math.max(0, names.contains(target) ? names.indexOf(target) : names.size() - 1);
    }

    private static void refuseSecondWeight(DatasetSpec spec, Problems problems) {
        List<String> weights = spec.columns().entrySet().stream()
                .filter(column -> column.getValue().role() == Role.WEIGHT)
                .map(Map.Entry::getKey)
                .toList();
        for (String second : weights.subList(Math.min(1, weights.size()), weights.size())) {
            problems.add(
                    "#/columns/" + Problem.token(second) + "/role",
                    "second_weight",
                    "The weights are in \"" + weights.getFirst() + "\"; there can be no second column of them.",
                    "Multiply the two columns into one.");
        }
    }

    private static void refuseSecondSplit(DatasetSpec spec, Problems problems) {
        List<String> parts = spec.columns().entrySet().stream()
                .filter(column -> column.getValue().role() == Role.SPLIT)
                .map(Map.Entry::getKey)
                .toList();
        for (String other : parts.stream().skip(1).toList()) {
            problems.add(
                    "#/columns/" + Problem.token(other) + "/role",
                    "second_split",
                    "The column \"" + parts.getFirst() + "\" names the parts; there can be no second one that does.");
        }
    }

    private static int lastUndeclared(List<String> names, int usual, DatasetSpec spec, Problems problems) {
        if (usual < names.size() && spec.column(names.get(usual)).role() == null) {
            return usual;
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            if (spec.column(names.get(i)).role() == null) {
                return i;
            }
        }
        problems.add("#/target", "missing", "Every column has another role; name the target.");
        return names.size() - 1;
    }

    private static void require(Set<String> names, String column, String pointer, Problems problems) {
        if (!problems.isFull() && !names.contains(column)) {
            @Nullable String nearest = SpellingSuggestion.of(column, names);
            problems.add(
                    pointer,
                    "unknown_column",
                    "The file has no column \"" + Texts.cut(column, MAX_SHOWN) + "\".",
                    nearest == null ? null : "Did you mean \"" + nearest + "\"?");
        }
    }
}
