package dev.downhill.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of one JSON object, read strictly. Every problem is collected, so that a client learns all of them at
/// once; reading goes on with a stand-in. {@link #finish} reports the unknown fields.
///
/// ```java
/// JsonObjectReader body = JsonObjectReader.parse(bytes);
/// int epochs = body.integer("epochs", 1, 1_000_000).orElse(100);
/// JsonObjectReader optimizer = body.objectOrEmpty("optimizer");
/// double rate = optimizer.number("learning_rate", Range.above(0)).orElse(0.001);
/// body.throwIfAny("The job does not fit.");
/// ```
public final class JsonObjectReader {

    private final JsonNode node;
    private final String pointer;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<JsonObjectReader> children = new ArrayList<>();
    private final @Nullable MisplacedValue misplaced;
    private boolean finished;

    private JsonObjectReader(JsonNode node, String pointer, Problems problems, @Nullable MisplacedValue misplaced) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
        this.misplaced = misplaced;
    }

    /// Reads a whole body.
    ///
    /// A body that is not an object is a problem like any other, so that {@link #throwIfAny} can show the right
    /// form.
    ///
    /// @throws ProblemException if it is not JSON, or holds what is no text
    public static JsonObjectReader parse(byte[] json) {
        Problems problems = new Problems();
        JsonNode body = Json.parse(json);
        if (!body.isObject()) {
            MisplacedValue misplaced = new MisplacedValue(body, "#", problems);
            problems.close();
            return new JsonObjectReader(JsonNodeFactory.instance.objectNode(), "#", problems, misplaced);
        }
        JsonObjectReader fields = of(body, "#", problems);
        Texts.check(body, "#", problems);
        problems.throwIfAny("The body holds characters that cannot be kept.");
        return fields;
    }

    /// @param pointer where `node` stands in the body: `#` for the body itself
    /// @return the fields of `node`; where it is no object, that is a problem, and what is returned reports no more
    public static JsonObjectReader of(JsonNode node, String pointer, Problems problems) {
        if (node.isObject()) {
            return new JsonObjectReader(node, pointer, problems, null);
        }
        return new JsonObjectReader(
                JsonNodeFactory.instance.objectNode(),
                pointer,
                new Problems(),
                new MisplacedValue(node, pointer, problems));
    }

    /// An object without fields, whose problems are dropped.
    private static JsonObjectReader nowhere(String pointer) {
        return new JsonObjectReader(JsonNodeFactory.instance.objectNode(), pointer, new Problems(), null);
    }

    /// Where problems with this object go, for those that no single field shows.
    public Problems problems() {
        return problems;
    }

    /// JSON pointer of this object.
    public String pointer() {
        return pointer;
    }

    /// JSON pointer of a field of this object.
    public String pointer(String name) {
        return pointer + "/" + Values.pointerToken(name);
    }

    /// Adds a problem with a field.
    public void problem(String name, String code, String detail, @Nullable String hint) {
        problems.add(pointer(name), code, detail, hint);
    }

    /// Whether the object has the field, `null` included.
    public boolean has(String name) {
        known.add(name);
        return node.has(name);
    }

    /// Whether the field is there and `null`: not the same as absent where `null` turns something off.
    public boolean isNull(String name) {
        return has(name) && node.path(name).isNull();
    }

    public boolean isText(String name) {
        return has(name) && node.path(name).isString();
    }

    public boolean isArray(String name) {
        return has(name) && node.path(name).isArray();
    }

    public boolean isObject(String name) {
        return has(name) && node.path(name).isObject();
    }

    /// The field as it stands, unchecked; null where it is absent or `null`.
    public @Nullable JsonNode raw(String name) {
        known.add(name);
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    /// As {@link #raw(String)}, of a field that is a list.
    public @Nullable JsonNode rawList(String name) {
        if (misplaced != null) {
            misplaced.mayList(name);
        }
        return raw(name);
    }

    /// The object itself, unchecked.
    public JsonNode raw() {
        return node;
    }

    /// A text of at most `maxLength` characters, not blank.
    public Field<String> text(String name, int maxLength) {
        return read(name, "", at -> Scalars.text(at, maxLength));
    }

    /// A whole number. `3.0` is one; `1.5` and `"3"` are not.
    public Field<Integer> integer(String name, int min, int max) {
        return read(name, min, at -> {
            Long value = Scalars.whole(at, min, max);
            return value == null ? null : value.intValue();
        });
    }

    /// A whole number of up to 64 bits.
    public Field<Long> wholeNumber(String name, long min, long max) {
        return read(name, min, at -> Scalars.whole(at, min, max));
    }

    /// A finite number.
    public Field<Double> number(String name, Range range) {
        return read(name, range.any(), at -> Scalars.number(at, range));
    }

    /// `true` or `false`.
    public Field<Boolean> flag(String name) {
        return read(name, false, Scalars::flag);
    }

    /// A constant of `type` by its name in snake_case.
    public <E extends Enum<E>> Field<E> choice(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        if (misplaced != null) {
            misplaced.mayBe(name, Arrays.stream(constants).map(Values::name).toList());
        }
        return read(name, constants[0], at -> Scalars.choice(at, constants));
    }

    /// One of a few texts.
    public Field<String> choice(String name, List<String> choices) {
        if (misplaced != null) {
            misplaced.mayBe(name, choices);
        }
        return read(name, choices.getFirst(), at -> Scalars.choice(at, choices));
    }

    /// The required field `type`, which says what other fields this object has.
    ///
    /// @return null where it is absent or none of `types`: a problem, beside which other fields are no further ones
    public @Nullable String type(List<String> types) {
        String type = choice("type", types).orNull();
        if (type == null) {
            if (raw("type") == null) {
                problem("type", "missing", "The field 'type' is required.", "One of " + String.join(", ", types) + ".");
            }
            ignoreRest();
        }
        return type;
    }

    /// An array of whole numbers, each within the bounds, at least `minCount` and at most `maxCount` of them.
    public Field<List<Integer>> integers(String name, int min, int max, int minCount, int maxCount) {
        List<Integer> standIn = Collections.nCopies(minCount, min);
        return read(name, standIn, at -> Scalars.integers(at, min, max, minCount, maxCount));
    }

    /// A field that is read by its own means.
    ///
    /// @param reader is asked where the field is there; null says that it is wrong, and the problems then say why
    public <T> Field<T> field(String name, T standIn, Supplier<@Nullable T> reader) {
        return raw(name) == null
                ? new Field<>(pointer(name), problems, false, null, standIn)
                : new Field<>(pointer(name), problems, true, reader.get(), standIn);
    }

    /// A nested object; where it is absent, that is a problem.
    public JsonObjectReader object(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            problems.add(pointer(name), "missing", "The field '" + name + "' is required.");
            return nowhere(pointer(name));
        }
        return child(value, pointer(name));
    }

    /// A nested object; where it is absent, one without fields, so that every default applies.
    public JsonObjectReader objectOrEmpty(String name) {
        JsonNode value = raw(name);
        return value == null
                ? child(JsonNodeFactory.instance.objectNode(), pointer(name))
                : child(value, pointer(name));
    }

    /// A nested object, or null where it is absent or `null`.
    public @Nullable JsonObjectReader objectOrNull(String name) {
        JsonNode value = raw(name);
        return value == null ? null : child(value, pointer(name));
    }

    /// An array of objects; absent, empty or longer than `maxCount` is a problem.
    public List<JsonObjectReader> objects(String name, int maxCount) {
        if (misplaced != null) {
            misplaced.mayList(name);
        }
        JsonNode array = raw(name);
        if (array == null) {
            problems.add(pointer(name), "missing", "The field '" + name + "' is required.");
            return List.of();
        }
        Scalars.At at = new Scalars.At(array, pointer(name), problems);
        if (!Scalars.isArrayOf(at, 1, maxCount)) {
            return List.of();
        }
        List<JsonObjectReader> read = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            read.add(child(array.get(i), pointer(name) + "/" + i));
        }
        return read;
    }

    /// An object whose fields are objects under names of the client's choice; empty where it is absent.
    public Map<String, JsonObjectReader> objectsByName(String name) {
        JsonObjectReader outer = objectOrEmpty(name);
        Map<String, JsonObjectReader> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : outer.node.properties()) {
            outer.known.add(entry.getKey());
            read.put(entry.getKey(), outer.child(entry.getValue(), outer.pointer(entry.getKey())));
        }
        return read;
    }

    /// Reports every unknown field of this object and of those within, with the nearest known name, until the report is
    /// full. A second call does nothing.
    public void finish() {
        if (misplaced != null) {
            misplaced.complete(known);
        }
        if (finished) {
            return;
        }
        finished = true;
        children.forEach(JsonObjectReader::finish);
        for (String name : node.propertyNames()) {
            if (problems.isFull()) {
                return;
            }
            if (!known.contains(name)) {
                String nearest = SpellingSuggestion.of(name, known);
                String hint = nearest == null
                        ? "Known here: " + String.join(", ", known) + "."
                        : "Did you mean '" + nearest + "'?";
                problem(name, "unknown_field", "There is no field '" + Values.shorten(name) + "' here.", hint);
            }
        }
    }

    /// Leaves unknown fields of this object unreported, for where it is already known to be of no known kind.
    public void ignoreRest() {
        finished = true;
    }

    /// {@link #finish}, then ends the request if anything was wrong.
    ///
    /// @throws ProblemException of kind unfit, with every problem
    public void throwIfAny(String detail) {
        finish();
        problems.throwIfAny(misplaced == null ? detail : "The body must be a JSON object.");
    }

    private JsonObjectReader child(JsonNode value, String at) {
        JsonObjectReader child = of(value, at, problems);
        children.add(child);
        return child;
    }

    private <T> Field<T> read(String name, T standIn, Function<Scalars.At, @Nullable T> reader) {
        JsonNode value = raw(name);
        String at = pointer(name);
        if (value == null) {
            return new Field<>(at, problems, false, null, standIn);
        }
        return new Field<>(at, problems, true, reader.apply(new Scalars.At(value, at, problems)), standIn);
    }
}
