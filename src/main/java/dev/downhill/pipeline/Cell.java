package dev.downhill.pipeline;

import dev.downhill.dataset.format.spelling.Spelling;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One value of an instance as its client wrote it, before a column says what it means.
public sealed interface Cell {

    /// No value: absent, or `null`.
    record Missing() implements Cell {}

    /// A JSON number.
    record Quantity(JsonNode node) implements Cell {

        double value() {
            return node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue();
        }

        /// As a file would have it.
        String text() {
            return Spelling.of(node);
        }
    }

    /// A field of a CSV file, or a JSON string or boolean: a number, a category or nothing, as {@link Spelling} has it.
    record Word(String text) implements Cell {
        public Word {
            text = text.strip();
        }
    }

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
            return new Quantity(node);
        }
        return node.isContainer() ? new Structure(node) : new Word(Spelling.of(node));
    }
}
