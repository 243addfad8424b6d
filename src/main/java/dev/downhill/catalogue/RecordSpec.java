package dev.downhill.catalogue;

import dev.downhill.request.JsonObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// The declaration of a JSON object that is a record.
public final class RecordSpec<R extends Record> {

    private final ObjectSpec object;
    private final RecordBinding<R> binding;

    private RecordSpec(ObjectSpec object, RecordBinding<R> binding) {
        this.object = object;
        this.binding = binding;
    }

    public static <R extends Record> RecordSpec<R> of(
            Class<R> record, String name, String sentence, FieldSpec<?>... fields) {
        ObjectSpec object = ObjectSpec.of(name, sentence, fields);
        return new RecordSpec<>(object, new RecordBinding<>(record, object.fields()));
    }

    public ObjectSpec object() {
        return object;
    }

    /// Reads the values of the fields, for rules about several of them.
    public Values values(JsonObjectReader fields) {
        return object.read(fields);
    }

    public R make(Values values) {
        return binding.make(values);
    }

    public R read(JsonObjectReader fields) {
        return make(values(fields));
    }

    /// The record where no field is said.
    public R defaultValue() {
        Values values = new Values();
        object.fields().forEach(field -> field.complete(values));
        return make(values);
    }

    public ObjectNode write(R value) {
        return object.write(binding.take(value));
    }

    /// A field that holds such an object.
    public ValueType<R> field() {
        return ValueType.of(
                new Form.Fields(object),
                (fields, name) -> fields.field(name, defaultValue(), () -> read(fields.objectOrEmpty(name))),
                this::write);
    }
}
