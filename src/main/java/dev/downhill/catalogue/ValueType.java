package dev.downhill.catalogue;

import dev.downhill.request.Field;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads one kind of value from JSON, writes it and describes it.
public interface ValueType<T> {

    /// Reads the field `name`; what is wrong with it is added to the problems of `fields`.
    Field<T> read(JsonObjectReader fields, String name);

    JsonNode write(T value);

    Form form();

    /// A value type of three functions.
    static <T> ValueType<T> of(
            Form form, BiFunction<JsonObjectReader, String, Field<T>> reader, Function<T, JsonNode> writer) {
        return new ValueType<>() {
            @Override
            public Field<T> read(JsonObjectReader fields, String name) {
                return reader.apply(fields, name);
            }

            @Override
            public JsonNode write(T value) {
                return writer.apply(value);
            }

            @Override
            public Form form() {
                return form;
            }
        };
    }

    /// A whole number of 32 bits.
    static ValueType<Integer> integer(int min, int max) {
        return of(
                new Form.Whole(min, max),
                (fields, name) -> fields.integer(name, min, max),
                JsonNodeFactory.instance::numberNode);
    }

    /// A whole number of 64 bits.
    static ValueType<Long> wholeNumber(long min, long max) {
        return of(
                new Form.Whole(min, max),
                (fields, name) -> fields.wholeNumber(name, min, max),
                JsonNodeFactory.instance::numberNode);
    }

    static ValueType<Double> number(Range range) {
        return of(
                new Form.Real(range),
                (fields, name) -> fields.number(name, range),
                JsonNodeFactory.instance::numberNode);
    }

    static ValueType<Boolean> flag() {
        return of(new Form.Flag(), JsonObjectReader::flag, JsonNodeFactory.instance::booleanNode);
    }

    /// A text that is not blank.
    static ValueType<String> text(int maxLength) {
        return of(
                new Form.Text(1, maxLength),
                (fields, name) -> fields.text(name, maxLength),
                JsonNodeFactory.instance::stringNode);
    }

    /// A constant by its name in lower case.
    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        List<String> names =
                Stream.of(type.getEnumConstants()).map(ValueType::name).toList();
        return of(
                new Form.Choice(names),
                (fields, name) -> fields.choice(name, type),
                constant -> JsonNodeFactory.instance.stringNode(name(constant)));
    }

    /// One of a few texts.
    static ValueType<String> choice(List<String> texts) {
        return of(
                new Form.Choice(texts),
                (fields, name) -> fields.choice(name, texts),
                JsonNodeFactory.instance::stringNode);
    }

    /// The API's name of a constant: `RELU` is `relu`.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
