package dev.downhill.model.web;

import dev.downhill.request.NonFiniteNumbers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Replaces numbers that JSON cannot write by null and collects their names for `non_finite`.
final class NonFinite {

    private final Map<String, String> words = new TreeMap<>();

    /// @return `value`, or null where it is null, NaN or infinite
    @Nullable
    Double of(String field, @Nullable Double value) {
        String word = value == null ? null : NonFiniteNumbers.word(value);
        if (word == null) {
            return value;
        }
        words.put(field, word);
        return null;
    }

    /// The fields that became null, and why: `nan`, `inf` or `-inf`.
    Map<String, String> words() {
        return Map.copyOf(words);
    }
}
