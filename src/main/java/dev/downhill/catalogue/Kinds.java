package dev.downhill.catalogue;

import dev.downhill.request.JsonObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// All kinds of one thing, told apart by the field `type`.
///
/// @param name of their schema: `optimizer`
/// @param fallback the type where none is said; null where it is required
public record Kinds<T>(
        String name, String sentence, @Nullable String fallback, List<Kind<? extends T>> all) {

    public Kinds {
        all = List.copyOf(all);
    }

    /// @param sealed every record and every constant that it permits must be of some kind
    @SafeVarargs
    public static <T> Kinds<T> of(Class<?> sealed, String name, String sentence, Kind<? extends T>... all) {
        List<Kind<? extends T>> list = new ArrayList<>();
        for (Kind<? extends T> kind : all) {
            list.add(kind);
        }
        Kinds<T> kinds = new Kinds<>(name, sentence, null, list);
        List<Object> missing = permitted(sealed)
                .filter(each ->
                        kinds.all.stream().noneMatch(kind -> kind.covers().equals(each)))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The kinds of " + name + " lack " + missing + ".");
        }
        return kinds;
    }

    private static Stream<Object> permitted(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants());
        }
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(Kinds::permitted);
    }

    /// The same with a type that is taken where none is said.
    public Kinds<T> orElse(String type) {
        return new Kinds<>(name, sentence, type, all);
    }

    public List<String> types() {
        return all.stream().<String>map(Kind::type).toList();
    }

    /// Reads an object of one of these kinds.
    ///
    /// @return null if its `type` is unknown or missing: a problem, beside which other fields are no further ones
    public @Nullable T read(JsonObjectReader object) {
        String type = fallback == null ? object.type(types()) : typeOr(fallback, object);
        return type == null ? null : kind(type).read(object);
    }

    private @Nullable String typeOr(String assumed, JsonObjectReader object) {
        String type = object.choice("type", types()).orNull();
        if (type == null && object.raw("type") == null) {
            return assumed;
        }
        if (type == null) {
            object.ignoreRest();
        }
        return type;
    }

    /// Reads an object of one of these kinds, which may lack its type.
    ///
    /// @return the default where the type is unknown
    public T readOrDefault(JsonObjectReader object) {
        T read = read(object);
        return read == null ? defaultValue() : read;
    }

    /// What is meant where nothing is said.
    public T defaultValue() {
        return kind(Objects.requireNonNull(fallback, name)).value();
    }

    /// A field that holds such an object, whose default is {@link #defaultValue}.
    public ValueType<T> field() {
        return ValueType.of(
                new Form.Tagged(() -> this),
                (fields, name) -> {
                    T standIn = defaultValue();
                    return fields.field(name, standIn, () -> readOrDefault(fields.objectOrEmpty(name)));
                },
                this::write);
    }

    /// A field that holds such an object, or the mere name of a kind; written as the name where the kind has no fields.
    public ValueType<T> fieldOrName() {
        Form names = new Form.Choice(types());
        return ValueType.of(
                Form.AnyOf.of(names, new Form.Tagged(() -> this)),
                (fields, name) -> fields.field(name, all.getFirst().value(), () -> readNameOrObject(fields, name)),
                value -> kindOf(value).fields().isEmpty()
                        ? StringNode.valueOf(kindOf(value).type())
                        : write(value));
    }

    private @Nullable T readNameOrObject(JsonObjectReader fields, String name) {
        if (fields.isObject(name)) {
            return read(fields.object(name));
        }
        String type = fields.choice(name, types()).orNull();
        return type == null ? null : kind(type).value();
    }

    /// Every field, in the names of the request.
    public ObjectNode write(T value) {
        return kindOf(value).write(value);
    }

    /// The kind that a value is of.
    public Kind<? extends T> kindOf(T value) {
        return find(all.stream().filter(kind -> kind.covers(value)), String.valueOf(value));
    }

    Kind<? extends T> kind(String type) {
        return find(all.stream().filter(kind -> kind.type().equals(type)), type);
    }

    private Kind<? extends T> find(Stream<Kind<? extends T>> found, String wanted) {
        return found.findFirst().orElseThrow(() -> new IllegalArgumentException("no " + name + " is " + wanted));
    }
}
