package dev.downhill.request;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A value that stands where an object belongs, such as `"optimizer": "adam"`. Its problem is reported at once; which
/// fields the object has shows only as its reader asks for them, and then completes the hint with the right form.
final class MisplacedValue {

    private static final String TYPE = "type";

    private final JsonNode value;
    private final Problems problems;
    private Problem problem;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();

    /// @param problems takes the problem
    MisplacedValue(JsonNode value, String pointer, Problems problems) {
        this.value = value;
        this.problems = problems;
        this.problem =
                new Problem(pointer, "wrong_type", "This must be an object, not " + Values.show(value) + ".", null);
        problems.add(problem);
    }

    /// Remembers what the field `type` of the object may say.
    void mayBe(String field, Collection<String> choices) {
        if (field.equals(TYPE)) {
            types.addAll(choices);
        }
    }

    /// Remembers a field that is a list.
    void mayList(String field) {
        lists.add(field);
    }

    /// @param fields that the object may have, as far as they are known by now
    void complete(Collection<String> fields) {
        if (!fields.isEmpty()) {
            Problem complete = new Problem(problem.pointer(), problem.code(), problem.detail(), hint(fields));
            problems.replace(problem, complete);
            problem = complete;
        }
    }

    private String hint(Collection<String> fields) {
        if (!types.isEmpty()) {
            if (value.isString()) {
                String said = value.stringValue();
                String meant = types.contains(said) ? said : SpellingSuggestion.of(said, types);
                if (meant != null) {
                    return "Write {\"type\": \"" + meant + "\"}.";
                }
            }
            return "Write {\"type\": \"" + types.iterator().next() + "\"}, with one of these types: "
                    + String.join(", ", types) + "."
                    + (fields.size() > 1 ? " Known here: " + String.join(", ", fields) + "." : "");
        }
        List<String> names = List.copyOf(fields);
        if (value.isArray() && lists.size() == 1) {
            return "Write {\"" + lists.iterator().next() + "\": […]}. Known here: " + String.join(", ", names) + ".";
        }
        return "Write an object with fields: {\"" + names.getFirst() + "\": …}. Known here: " + String.join(", ", names)
                + ".";
    }
}
