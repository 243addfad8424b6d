package dev.downhill.model.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps numbers that JSON has not from its numbers: they become null, and `non_finite` names them by field.
final class NonFinite {

    private final Map<String, String> words = new TreeMap<>();

    /// @return `value`, or null where it is null, NaN or infinite
    @Nullable
    Double of(String field, @Nullable Double value) {
        if (value == null || Double.isFinite(value)) {
            return value;
        }
        words.put(field, Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
        return null;
    }

    /// The fields that became null, and why: `nan`, `inf` or `-inf`.
    Map<String, String> words() {
        return Map.copyOf(words);
    }
}
