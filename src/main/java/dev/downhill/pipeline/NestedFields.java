package dev.downhill.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fields of objects within an instance: the column `address.city` is the field `city` of the object `address`, as in
/// the JSON of an upload.
final class NestedFields {

    private NestedFields() {}

    /// The value of a column; null where it is absent.
    static @Nullable JsonNode value(JsonNode instance, String column) {
        JsonNode direct = instance.get(column);
        if (direct != null) {
            return direct;
        }
        for (int dot = column.indexOf('.'); dot >= 0; dot = column.indexOf('.', dot + 1)) {
            JsonNode within = instance.get(column.substring(0, dot));
            JsonNode value = within == null || !within.isObject() ? null : value(within, column.substring(dot + 1));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// The paths of the objects in which columns lie.
    static Set<String> objects(Set<String> columns) {
        Set<String> paths = new HashSet<>();
        for (String column : columns) {
            for (int dot = column.indexOf('.'); dot >= 0; dot = column.indexOf('.', dot + 1)) {
                paths.add(column.substring(0, dot));
            }
        }
        return paths;
    }

    /// The fields of an instance without the objects in which a column lies.
    ///
    /// @param objects paths of objects in which columns lie
    static List<String> unread(JsonNode instance, Set<String> objects) {
        List<String> fields = new ArrayList<>();
        for (String field : instance.propertyNames()) {
            JsonNode value = instance.get(field);
            if (value == null || !value.isObject() || !objects.contains(field)) {
                fields.add(field);
            }
        }
        return fields;
    }
}
