package dev.downhill.dataset.web;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.request.JsonObjectReader;
import java.util.LinkedHashMap;
import java.util.Map;

/// The part `spec` of an upload.
record SpecJson(FileFormat format, DatasetSpec spec) {

    static final int MAX_NAME = 200;

    /// Nothing is said.
    static final SpecJson EMPTY = new SpecJson(FileFormat.AUTO, DatasetSpec.EMPTY);

    /// @throws dev.downhill.request.ProblemException if it is no JSON object, or has fields that do not fit
    static SpecJson parse(byte[] json) {
        JsonObjectReader fields = JsonObjectReader.parse(json);
        FileFormat format = fields.choice("format", FileFormat.class).orElse(FileFormat.AUTO);
        return new SpecJson(format, spec(fields));
    }

    /// What is said about rows, wherever they come from.
    ///
    /// @throws dev.downhill.request.ProblemException if there are fields that do not fit
    static DatasetSpec spec(JsonObjectReader fields) {
        String name = fields.text("name", MAX_NAME).orNull();
        String target = fields.text("target", MAX_NAME).orNull();
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        fields.objectsByName("columns")
                .forEach((column, said) -> columns.put(
                        column,
                        new ColumnSpec(
                                said.choice("type", ColumnType.class).orNull(),
                                said.choice("role", Role.class).orNull())));
        fields.throwIfAny("The spec does not fit.");
        return new DatasetSpec(name, target, columns);
    }

    /// The same under another name, if there is one.
    SpecJson named(String name) {
        return name.isEmpty() ? this : new SpecJson(format, new DatasetSpec(name, spec.target(), spec.columns()));
    }
}
