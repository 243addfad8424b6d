package dev.downhill.dataset.format.json;

import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.ColumnNames;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.Json;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads objects: one a line, or as {@link JsonObjects} finds them. Lines that are none are reported, and reading
/// goes on behind them; empty lines do not count.
final class JsonLines implements Closeable {

    private static final int MAX_LINE = 1 << 20;
    private static final int HEAD = 1 << 13;

    private final JsonTexts lines;
    private final Problems problems;
    private long row;

    /// @param text in UTF-8
    JsonLines(Bytes text, Problems problems) throws IOException {
        String head = TextEncoding.head(text.head(HEAD));
        this.lines = JsonObjects.is(head)
                ? new JsonObjects(text.open(), MAX_LINE, JsonObjects.isWrapped(head))
                : new LineReader(text.open(), MAX_LINE);
        this.problems = problems;
    }

    /// @param row from 1
    /// @param values each field's value as text; empty for `null`
    record Line(long row, Map<String, String> values) {}

    @Nullable
    Line next() throws IOException {
        for (byte[] line = lines.next(); line != null && !problems.isFull(); line = lines.next()) {
            if (isBlank(line)) {
                continue;
            }
            row++;
            Map<String, String> values = values(line);
            if (values != null) {
                return new Line(row, values);
            }
        }
        return null;
    }

    private @Nullable Map<String, String> values(byte[] line) {
        JsonNode node;
        try {
            node = Json.parse(line);
        } catch (ProblemException e) {
            problem("malformed_json", "In " + place() + ": " + e.detail());
            return null;
        }
        if (!node.isObject()) {
            problem("not_an_object", "In " + place() + " stands no JSON object.");
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        return add(node, "", values) ? values : null;
    }

    /// Fields of an object within the object are named after their path: `address.city`.
    ///
    /// @return false where there is a problem
    private boolean add(JsonNode object, String path, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = path + field.getKey();
            JsonNode value = field.getValue();
            if (!ColumnNames.isUsable(name)) {
                problem("unusable_name", "In " + place() + " a field has a name that is empty, too long or not text.");
                return false;
            }
            if (value.isObject()) {
                if (!add(value, name + ".", values)) {
                    return false;
                }
                continue;
            }
            if (value.isArray()) {
                problems.add(
                        Places.cell(row, name),
                        "nested_value",
                        "In " + place() + ", \"" + name + "\" is an array, not a single value.",
                        "Write each of its values as a field of its own, or leave it out.");
                return false;
            }
            String fault = value.isString() ? Texts.fault(value.stringValue()) : null;
            if (fault != null) {
                problems.add(Places.cell(row, name), "wrong_character", "In " + place() + ", the text " + fault + ".");
                return false;
            }
            if (values.put(name, Spelling.of(value)) != null) {
                problem("repeated_name", "In " + place() + " two fields are called \"" + name + "\".");
                return false;
            }
        }
        return true;
    }

    private void problem(String code, String detail) {
        problems.add("row " + row, code, detail);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /// Number of the last row, from 1.
    long row() {
        return row;
    }

    String place() {
        return "row " + row + " (line " + lines.number() + ")";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
