package dev.downhill.catalogue;

import dev.downhill.request.JsonObjectReader;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The declaration of a JSON object: its fields in the order in which they are written.
///
/// @param name of its schema
public record ObjectSpec(String name, String sentence, List<FieldSpec<?>> fields) {

    public ObjectSpec {
        fields = List.copyOf(fields);
    }

    public static ObjectSpec of(String name, String sentence, FieldSpec<?>... fields) {
        return new ObjectSpec(name, sentence, List.of(fields));
    }

    /// Reads every field.
    public Values read(JsonObjectReader object) {
        Values values = new Values();
        fields.forEach(field -> field.readInto(values, object));
        return values;
    }

    /// Writes every field; one without a value has its default.
    public ObjectNode write(Values values) {
        return writeInto(JsonNodeFactory.instance.objectNode(), values);
    }

    ObjectNode writeInto(ObjectNode node, Values values) {
        for (FieldSpec<?> field : fields) {
            field.complete(values);
            node.set(field.name(), field.write(values));
        }
        return node;
    }
}
