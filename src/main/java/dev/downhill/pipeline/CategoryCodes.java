package dev.downhill.pipeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The categories of a column in the order of their codes, found in whatever way a client spells them. Immutable; in
/// JSON the list of their names.
public final class CategoryCodes {

    static final int MISSING = -1;
    static final int UNKNOWN = -2;

    private final List<String> values;
    private final Map<String, Integer> asWritten = new HashMap<>();

    /// By {@link Spelling#canonical}; {@link #UNKNOWN} where several categories share it.
    private final Map<String, Integer> canonical = new HashMap<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryCodes(List<String> values) {
        this.values = List.copyOf(values);
        for (int code = 0; code < values.size(); code++) {
            asWritten.put(values.get(code), code);
            canonical.merge(Spelling.canonical(values.get(code)), code, (_, _) -> UNKNOWN);
        }
    }

    /// In the order of their codes.
    @JsonValue
    public List<String> values() {
        return values;
    }

    public int size() {
        return values.size();
    }

    /// The code of what a client wrote, after the rule of {@link Spelling}. A category may be called `?`: only what is
    /// not a category can stand for a missing value.
    int code(String text, @Nullable Notation notation) {
        Integer code = asWritten.get(text);
        if (code != null) {
            return code;
        }
        if (Spelling.isMissing(text, notation)) {
            return MISSING;
        }
        int known = canonical.getOrDefault(Spelling.canonical(text, notation), UNKNOWN);
        String other = notation == null ? null : notation.other();
        return known == UNKNOWN && other != null ? asWritten.getOrDefault(other, UNKNOWN) : known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoryCodes codes && codes.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
