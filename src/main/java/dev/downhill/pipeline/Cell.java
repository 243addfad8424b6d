package dev.downhill.pipeline;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One value of an instance as its client wrote it, before a column says what it means.
public sealed interface Cell {

    /// No value: absent, or `null`.
    record Missing() implements Cell {}

    /// A JSON number.
    record Quantity(double value) implements Cell {}

    /// A JSON string or boolean.
    record Word(String text) implements Cell {}

    /// A field of a CSV file without surrounding blanks, which may stand for a number, a category or nothing.
    record Field(String text) implements Cell {}

    /// A JSON array or object.
    record Structure(JsonNode node) implements Cell {

        /// What it is, as a reader calls it.
        String what() {
            return node.isArray() ? "an array" : "an object";
        }
    }

    /// @param node null where the field is absent
    static Cell ofJson(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return new Missing();
        }
        if (node.isNumber()) {
            return new Quantity(node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue());
        }
        return node.isContainer() ? new Structure(node) : new Word(node.asString());
    }
}
