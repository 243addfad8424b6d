package dev.downhill.catalogue;

import dev.downhill.request.JsonObjectReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One kind of object among several that a field `type` tells apart: a layer, an optimizer.
///
/// @param type the value of the field `type`
/// @param fields beside `type`, in the order in which they are written
/// @param covers the record class, or the constant, that is of this kind
/// @param rule adds problems that concern several fields, and replaces values that do not go together
/// @param facts what else clients may want to know, by name
public record Kind<T>(
        String type,
        String sentence,
        List<FieldSpec<?>> fields,
        Object covers,
        Function<Values, ? extends T> make,
        Function<Object, Values> take,
        BiConsumer<Values, JsonObjectReader> rule,
        Map<String, String> facts) {

    public Kind {
        fields = List.copyOf(fields);
        facts = Map.copyOf(facts);
    }

    /// A kind that is a record, whose components are fields.
    public static <R extends Record> Kind<R> of(String type, Class<R> record, String sentence, FieldSpec<?>... fields) {
        List<FieldSpec<?>> list = List.of(fields);
        RecordBinding<R> binding = new RecordBinding<>(record, list);
        return new Kind<>(type, sentence, list, record, binding::make, binding::take, (_, _) -> {}, Map.of());
    }

    /// A kind that is a record of another form than its fields.
    public static <R> Kind<R> of(
            String type,
            Class<R> record,
            String sentence,
            Function<Values, R> make,
            Function<R, Values> take,
            FieldSpec<?>... fields) {
        return new Kind<>(
                type,
                sentence,
                List.of(fields),
                record,
                make,
                value -> take.apply(record.cast(value)),
                (_, _) -> {},
                Map.of());
    }

    /// A kind without fields, which stands for one value.
    public static <C> Kind<C> constant(String type, C constant, String sentence) {
        return new Kind<>(
                type, sentence, List.of(), constant, _ -> constant, _ -> new Values(), (_, _) -> {}, Map.of());
    }

    /// A kind without fields that is another name of a value, and never written.
    public static <C> Kind<C> alias(String type, C value, String sentence) {
        return new Kind<>(type, sentence, List.of(), type, _ -> value, _ -> new Values(), (_, _) -> {}, Map.of());
    }

    /// The same with a rule about several fields.
    public Kind<T> rule(BiConsumer<Values, JsonObjectReader> added) {
        return new Kind<>(type, sentence, fields, covers, make, take, added, facts);
    }

    /// The same with a fact.
    public Kind<T> fact(String name, String value) {
        Map<String, String> more = new HashMap<>(facts);
        more.put(name, value);
        return new Kind<>(type, sentence, fields, covers, make, take, rule, more);
    }

    boolean covers(Object value) {
        return covers instanceof Class<?> type ? type.isInstance(value) : covers.equals(value);
    }

    T read(JsonObjectReader object) {
        Values values = new Values();
        fields.forEach(field -> field.readInto(values, object));
        rule.accept(values, object);
        return make.apply(values);
    }

    ObjectNode write(Object value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", type);
        return new ObjectSpec(type, sentence, fields).writeInto(node, take.apply(value));
    }

    /// The value where no field is said; only for kinds without required fields.
    T value() {
        Values values = new Values();
        fields.forEach(field -> field.complete(values));
        return make.apply(values);
    }
}
