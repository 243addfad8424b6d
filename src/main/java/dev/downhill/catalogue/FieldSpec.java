package dev.downhill.catalogue;

import dev.downhill.request.Field;
import dev.downhill.request.JsonObjectReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The declaration of one field: name, type with its range, default and one sentence.
///
/// ```java
/// FieldSpec.of("rate", ValueType.number(Range.atLeast(0).below(1)), 0.2, "Share of the values that are zeroed.")
/// ```
public final class FieldSpec<T> {

    /// The value that an absent field has.
    private enum Absent {
        /// A problem.
        REQUIRED,
        /// The fallback.
        DEFAULT,
        /// No value: the feature is off.
        NULL,
        /// What follows from another field.
        DERIVED
    }

    private final String name;
    private final ValueType<T> type;
    private final String sentence;
    private final Absent absent;
    private final @Nullable T fallback;
    private final @Nullable String source;
    private final Function<Values, T> rule;
    private final boolean nullable;
    private final boolean advanced;
    private final @Nullable T example;
    private final @Nullable JsonNode shown;

    private FieldSpec(Builder<T> from) {
        this.name = from.name;
        this.type = from.type;
        this.sentence = from.sentence;
        this.absent = from.absent;
        this.fallback = from.fallback;
        this.source = from.source;
        this.rule = from.rule;
        this.nullable = from.nullable;
        this.advanced = from.advanced;
        this.example = from.example;
        this.shown = from.shown;
    }

    /// A field with a default.
    public static <T> FieldSpec<T> of(String name, ValueType<T> type, T fallback, String sentence) {
        Builder<T> field = new Builder<>(name, type, sentence, Absent.DEFAULT);
        field.fallback = fallback;
        return new FieldSpec<>(field);
    }

    /// A field that must be given.
    public static <T> FieldSpec<T> required(String name, ValueType<T> type, String sentence) {
        return new FieldSpec<>(new Builder<>(name, type, sentence, Absent.REQUIRED));
    }

    /// A field that is null by default.
    public static <T> FieldSpec<T> optional(String name, ValueType<T> type, String sentence) {
        Builder<T> field = new Builder<>(name, type, sentence, Absent.NULL);
        field.nullable = true;
        return new FieldSpec<>(field);
    }

    /// A field whose default follows from another field of the same object.
    public static <T, S> FieldSpec<T> derived(
            String name, ValueType<T> type, FieldSpec<S> source, Function<S, T> rule, String sentence) {
        Builder<T> field = new Builder<>(name, type, sentence, Absent.DERIVED);
        field.source = source.name;
        field.rule = values -> rule.apply(values.get(source));
        return new FieldSpec<>(field);
    }

    /// The same field, with an example that forms begin with.
    public FieldSpec<T> example(T value) {
        Builder<T> field = new Builder<>(this);
        field.example = value;
        return new FieldSpec<>(field);
    }

    /// The same field, folded away in forms.
    public FieldSpec<T> advanced() {
        Builder<T> field = new Builder<>(this);
        field.advanced = true;
        return new FieldSpec<>(field);
    }

    /// The same field, for which `null` means "off" and is not the same as absent.
    public FieldSpec<T> nullable() {
        Builder<T> field = new Builder<>(this);
        field.nullable = true;
        return new FieldSpec<>(field);
    }

    /// The same field, whose default depends on more than the object it is in.
    public FieldSpec<T> shownDefault(JsonNode shown) {
        Builder<T> field = new Builder<>(this);
        field.shown = shown;
        field.nullable = false;
        return new FieldSpec<>(field);
    }

    public String name() {
        return name;
    }

    public ValueType<T> type() {
        return type;
    }

    public String sentence() {
        return sentence;
    }

    public boolean isRequired() {
        return absent == Absent.REQUIRED;
    }

    /// Whether `null` is a value of its own.
    public boolean isNullable() {
        return nullable;
    }

    public boolean isAdvanced() {
        return advanced;
    }

    /// Name of the field that the default follows from; null where it follows from none.
    public @Nullable String source() {
        return source;
    }

    /// The default as JSON; null where there is none.
    public @Nullable JsonNode defaultValue() {
        if (shown != null) {
            return shown;
        }
        return fallback == null ? null : type.write(fallback);
    }

    public @Nullable JsonNode exampleValue() {
        return example == null ? null : type.write(example);
    }

    /// Reads the field of an object on its own: for those that have a default or are required.
    public T read(JsonObjectReader fields) {
        Field<T> read = type.read(fields, name);
        if (absent == Absent.REQUIRED) {
            return read.required();
        }
        if (fallback == null) {
            throw new IllegalStateException("The field " + name + " may be null.");
        }
        return read.orElse(fallback);
    }

    /// Reads a field that may be absent.
    public @Nullable T readOrNull(JsonObjectReader fields) {
        return absent == Absent.DEFAULT || absent == Absent.REQUIRED
                ? read(fields)
                : type.read(fields, name).orNull();
    }

    void readInto(Values values, JsonObjectReader fields) {
        T value = readOrNull(fields);
        if (value != null) {
            values.put(name, value);
        }
        complete(values);
    }

    /// Gives the field its default where `values` have none.
    void complete(Values values) {
        if (absent == Absent.DERIVED && values.orNull(this) == null) {
            values.put(name, rule.apply(values));
        } else if (!values.has(name)) {
            values.put(name, fallback);
        }
    }

    JsonNode write(Values values) {
        T value = values.orNull(this);
        return value == null ? JsonNodeFactory.instance.nullNode() : type.write(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Builder<T> {
        private final String name;
        private final ValueType<T> type;
        private final String sentence;
        private final Absent absent;
        private @Nullable T fallback;
        private @Nullable String source;
        private Function<Values, T> rule = _ -> {
            throw new IllegalStateException("no rule");
        };
        private boolean nullable;
        private boolean advanced;
        private @Nullable T example;
        private @Nullable JsonNode shown;

        Builder(String name, ValueType<T> type, String sentence, Absent absent) {
            this.name = name;
            this.type = type;
            this.sentence = sentence;
            this.absent = absent;
        }

        Builder(FieldSpec<T> from) {
            this(from.name, from.type, from.sentence, from.absent);
            this.fallback = from.fallback;
            this.source = from.source;
            this.rule = from.rule;
            this.nullable = from.nullable;
            this.advanced = from.advanced;
            this.example = from.example;
            this.shown = from.shown;
        }
    }
}
