package dev.downhill.request;

import org.jspecify.annotations.Nullable;

/// One field as it was read. What is wrong with it is already in the problems; what remains is what to do where it
/// is absent. JSON's `null` counts as absent.
public final class Field<T> {

    private final String pointer;
    private final Problems problems;
    private final boolean given;
    private final @Nullable T value;
    private final T standIn;

    Field(String pointer, Problems problems, boolean given, @Nullable T value, T standIn) {
        this.pointer = pointer;
        this.problems = problems;
        this.given = given;
        this.value = value;
        this.standIn = standIn;
    }

    /// The value; where it is absent, that is a problem.
    ///
    /// @return where there is a problem, some value within the field's bounds, so that reading can go on
    public T required() {
        if (!given) {
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            problems.add(pointer, "missing", "The field '" + name + "' is required.");
        }
        return value == null ? standIn : value;
    }

    /// The value, or `fallback` where it is absent or wrong.
    public T orElse(T fallback) {
        return value == null ? fallback : value;
    }

    /// The value, or null where it is absent or wrong.
    public @Nullable T orNull() {
        return value;
    }
}
