package dev.downhill.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The values of an object's fields, by name.
public final class Values {

    private final Map<String, @Nullable Object> byName = new HashMap<>();

    /// Adds a value.
    public Values with(FieldSpec<?> field, @Nullable Object value) {
        put(field.name(), value);
        return this;
    }

    /// A value that is there.
    public <T> T get(FieldSpec<T> field) {
        return Objects.requireNonNull(orNull(field), field.name());
    }

    @SuppressWarnings("unchecked") // put there by the same field
    public <T> @Nullable T orNull(FieldSpec<T> field) {
        return (T) byName.get(field.name());
    }

    void put(String name, @Nullable Object value) {
        byName.put(name, value);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Nullable
    Object byName(String name) {
        return byName.get(name);
    }
}
