package dev.downhill.dataset.web;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.request.JsonObjectReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of `csv` in a spec.
final class CsvFields {

    private static final int MAX_SKIPPED = 1_000;
    private static final int MAX_MARKERS = 100;
    private static final int MAX_MARKER = 100;
    private static final int MAX_ENCODING = 40;

    private static final ValueType<String> SIGN = ValueType.of(
            new Form.Text(1, 1),
            (fields, name) -> fields.field(name, ",", () -> sign(fields, name)),
            JsonNodeFactory.instance::stringNode);

    /// Texts that stand for a missing value.
    static final ValueType<List<String>> MARKERS = ValueType.of(
            new Form.ListOf(new Form.Text(0, MAX_MARKER), 0, MAX_MARKERS),
            (fields, name) -> fields.field(name, List.of(), () -> markers(fields, name)),
            CsvFields::write);

    private static final RecordSpec<CsvSpec> CSV = RecordSpec.of(
            CsvSpec.class,
            "csv.spec",
            "Layout of a CSV file; absent fields are inferred.",
            FieldSpec.optional("delimiter", SIGN, "The character between the fields."),
            FieldSpec.optional("quote", SIGN, "The character around fields that contain a delimiter."),
            FieldSpec.optional(
                    "header", ValueType.choice(CsvSpec.Header.class), "Whether the first row names the columns."),
            FieldSpec.optional(
                    "skip_rows", ValueType.integer(0, MAX_SKIPPED), "Lines before the header, such as a title."),
            FieldSpec.optional("comment", SIGN, "Lines that begin with this character are skipped."),
            FieldSpec.optional(
                    "encoding",
                    ValueType.text(MAX_ENCODING),
                    "The encoding of the text, such as `windows-1252`; also for JSON Lines."),
            FieldSpec.optional("decimal", ValueType.choice(List.of(".", ",")), "The decimal mark of all numbers."),
            FieldSpec.optional("thousands", SIGN, "The thousands mark of all numbers: one character."),
            FieldSpec.optional(
                    "missing",
                    MARKERS,
                    "Texts that mean a missing value, instead of the usual ones; an empty field always does."
                            + " Also for JSON Lines."));

    static final FieldSpec<CsvSpec> FIELD = FieldSpec.of("csv", CSV.field(), CsvSpec.EMPTY, "Layout of a CSV file.");

    private CsvFields() {}

    private static @Nullable String sign(JsonObjectReader fields, String name) {
        JsonNode value = fields.raw(name);
        String text = value != null && value.isString() ? value.stringValue() : "";
        if (text.length() != 1 || text.equals("\n") || text.equals("\r") || text.equals("\0")) {
            fields.problem(name, "wrong_type", "This must be a text of one character.", "A tab is \"\\t\".");
            return null;
        }
        return text;
    }

    private static @Nullable List<String> markers(JsonObjectReader fields, String name) {
        JsonNode value = fields.rawList(name);
        List<String> markers = new ArrayList<>();
        if (value != null && value.isArray() && value.size() <= MAX_MARKERS) {
            for (JsonNode marker : value) {
                if (marker.isString() && marker.stringValue().length() <= MAX_MARKER) {
                    markers.add(marker.stringValue().strip());
                }
            }
        }
        if (value == null || !value.isArray() || markers.size() != value.size()) {
            fields.problem(
                    name,
                    "wrong_type",
                    "This must be an array of at most " + MAX_MARKERS + " texts.",
                    "Write [\"NA\", \"-\"], or [] where every text is a value.");
            return null;
        }
        return List.copyOf(markers);
    }

    private static JsonNode write(List<String> markers) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        markers.forEach(json::add);
        return json;
    }
}
