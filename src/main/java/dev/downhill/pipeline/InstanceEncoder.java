package dev.downhill.pipeline;

import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.format.csv.CsvHeader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Instances as clients send them, to the same numbers that stored rows become. Safe for any number of threads.
///
/// Every method returns the warnings that belong to the prediction; what is wrong goes to `problems`, and what was
/// written is then of no use.
public final class InstanceEncoder {

    private final List<ColumnEncoder> columns;
    private final Set<String> columnNames;
    private final Set<String> objects;
    private final List<String> keys;
    private final @Nullable CsvFormat usual;

    public InstanceEncoder(Pipeline pipeline) {
        columns = pipeline.columns();
        usual = pipeline.csv();
        keys = pipeline.keys();
        columnNames = new LinkedHashSet<>();
        columns.forEach(column -> columnNames.add(column.name().strip()));
        columnNames.add(pipeline.target().column().strip());
        keys.forEach(key -> columnNames.add(key.strip()));
        objects = NestedFields.objects(columnNames);
    }

    /// The names of the columns that the model knows: its inputs, its target, and its keys.
    public Set<String> columnNames() {
        return Collections.unmodifiableSet(columnNames);
    }

    /// How the file was read that the model learnt from; null where it was no CSV.
    public @Nullable CsvFormat usualCsv() {
        return usual;
    }

    /// Whether an instance is one image.
    public boolean takesImages() {
        return columns.getFirst() instanceof Pixels;
    }

    /// Reads an object by column names, other names ignored (with a warning where a column is missing), or an array in
    /// the order of the input columns. Where the
    /// model takes images, an array is the image's pixels, and a string the Base64 of a picture file.
    ///
    /// @param pointer JSON pointer of the instance
    public List<String> json(JsonNode instance, String pointer, float[] inputs, int offset, Problems problems) {
        if (instance.isObject()) {
            List<String> warnings = write(
                    i -> Cell.ofJson(NestedFields.value(instance, columns.get(i).name())),
                    column -> pointer + "/" + Problem.token(column.name()),
                    inputs,
                    offset,
                    problems);
            return Stream.concat(warnings.stream(), ignored(instance).stream()).toList();
        }
        if (takesImages()) {
            return write(_ -> Cell.ofJson(instance), _ -> pointer, inputs, offset, problems);
        }
        if (!instance.isArray()) {
            problems.add(
                    pointer,
                    "wrong_type",
                    "An instance is an object by column names, or an array of " + columns.size() + " values.");
            return List.of();
        }
        if (instance.size() != columns.size()) {
            problems.add(
                    pointer,
                    "wrong_length",
                    "The instance has " + instance.size() + " values; the model takes " + columns.size() + ": "
                            + names() + ".");
            return List.of();
        }
        return write(
                i -> Cell.ofJson(instance.get(i)),
                column -> pointer + "/" + columns.indexOf(column),
                inputs,
                offset,
                problems);
    }

    /// The values of an instance that name it, as they are; empty where it has none.
    public Map<String, Object> key(JsonNode instance) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String name : keys) {
            JsonNode value = instance.isObject() ? NestedFields.value(instance, name) : null;
            if (value != null) {
                found.put(name, value);
            }
        }
        return found;
    }

    private List<String> ignored(JsonNode instance) {
        List<String> absent = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (ColumnEncoder column : columns) {
            if (column.optional()) {
                JsonNode value = NestedFields.value(instance, column.name());
                if (value == null) {
                    absent.add(column.name());
                }
                if (value == null || value.isNull()) {
                    empty.add(column.name());
                }
            }
        }
        return empty.isEmpty()
                ? List.of()
                : IgnoredFields.warnings(
                        IgnoredFields.among(NestedFields.unread(instance, objects), columnNames), absent, empty);
    }

    /// Reads a picture file.
    ///
    /// @param place what the client calls the file
    /// @throws ProblemException if the model does not take images
    public List<String> image(byte[] file, String place, float[] inputs, int offset, Problems problems) {
        if (!(columns.getFirst() instanceof Pixels pixels)) {
            throw ProblemException.unsupported(
                    "This model takes no images: send JSON or CSV with the columns " + names() + ".");
        }
        Findings findings = new Findings(problems, _ -> place);
        pixels.encode(file, inputs, offset, findings);
        return findings.warnings();
    }

    /// Starts reading a CSV file.
    ///
    /// @throws ProblemException if the model takes images, or the header does not fit
    public CsvEncoder csv(CsvHeader header) {
        if (takesImages()) {
            throw ProblemException.unsupported(
                    "This model takes images: send image/png, image/jpeg or another picture, multipart/form-data or JSON.");
        }
        return new CsvEncoder(columns, columnNames, keys, header);
    }

    private List<String> write(
            IntFunction<Cell> value,
            Function<ColumnEncoder, String> place,
            float[] inputs,
            int offset,
            Problems problems) {
        Findings findings = new Findings(problems, place);
        int next = offset;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).encode(value.apply(i), inputs, next, findings);
            next += columns.get(i).width();
        }
        return findings.warnings();
    }

    private String names() {
        return String.join(", ", columns.stream().map(ColumnEncoder::name).toList());
    }
}
