package dev.downhill.dataset.web;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.request.JsonObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The part `spec` of an upload.
record SpecJson(FileFormat format, DatasetSpec spec) {

    static final int MAX_NAME = 200;

    private static final FieldSpec<FileFormat> FORMAT = FieldSpec.of(
            "format",
            ValueType.choice(FileFormat.class),
            FileFormat.AUTO,
            "The file format; `auto` detects it from the content.");

    private static final FieldSpec<String> NAME =
            FieldSpec.optional("name", ValueType.text(MAX_NAME), "Name of the dataset; by default that of the file.");

    private static final FieldSpec<String> TARGET = FieldSpec.optional(
            "target",
            ValueType.text(MAX_NAME),
            "The column to predict; by default the last one, and for a variant that of its dataset.");

    private static final FieldSpec<ColumnType> COLUMN_TYPE = FieldSpec.optional(
            "type", ValueType.choice(ColumnType.class), "The type of the values; by default inferred.");

    private static final FieldSpec<Role> COLUMN_ROLE = FieldSpec.optional(
            "role",
            ValueType.choice(Role.class),
            "The role of the column; by default `input`, except for the target. `weight` is the weight of each row, 0 or"
                    + " more; `key` names rows, `ignored` is stored, and neither is used for training.");

    private static final FieldSpec<List<String>> MISSING = FieldSpec.optional(
            "missing", CsvFields.MARKERS, "Texts that mean a missing value in this column, instead of the usual ones.");

    private static final FieldSpec<String> DATE_FORMAT = FieldSpec.optional(
            "format",
            ValueType.choice(Timestamps.FORMATS),
            "The format of a column of dates; a time may follow each date. By default inferred.");

    private static final FieldSpec<Integer> MAX_CATEGORIES = FieldSpec.optional(
            "max_categories",
            ValueType.integer(2, DatasetSpec.MAX_CATEGORIES),
            "The most categories of the column, which is then categorical; the rarest become one, `other`, as do values"
                    + " that are new in a prediction. By default none are folded.");

    private static final FieldSpec<Integer> DIMENSIONS = FieldSpec.optional(
            "dimensions",
            ValueType.integer(DatasetSpec.MIN_DIMENSIONS, DatasetSpec.MAX_DIMENSIONS),
            "Numbers that each text of the column becomes, which is then text; by default 1024.");

    private static final RecordSpec<ColumnSpec> COLUMN = RecordSpec.of(
            ColumnSpec.class,
            "column.spec",
            "Settings of one column.",
            COLUMN_TYPE,
            COLUMN_ROLE,
            MISSING,
            DATE_FORMAT,
            MAX_CATEGORIES,
            DIMENSIONS);

    private static final FieldSpec<Map<String, ColumnSpec>> COLUMNS = FieldSpec.of(
            "columns",
            ValueType.of(
                    new Form.MapOf(new Form.Fields(COLUMN.object()), Integer.MAX_VALUE),
                    (fields, name) -> fields.field(name, Map.of(), () -> columns(fields, name)),
                    SpecJson::write),
            Map.of(),
            "Settings of single columns, by name.");

    private static final FieldSpec<CsvSpec> CSV = CsvFields.FIELD;

    private static final FieldSpec<String> SHEET = FieldSpec.optional(
            "sheet", ValueType.text(MAX_NAME), "The sheet of a workbook; by default the first visible one.");

    private static final FieldSpec<ImagesSpec> IMAGES = ImagesFields.FIELD;

    /// What is said about an upload.
    static final ObjectSpec UPLOAD =
            ObjectSpec.of("dataset.spec", "Settings of an upload.", NAME, FORMAT, TARGET, SHEET, CSV, IMAGES, COLUMNS);

    /// What is said about the rows of a dataset that another is made of.
    static final ObjectSpec VARIANT =
            ObjectSpec.of("dataset.variant", "Changed settings for the rows of a dataset.", NAME, TARGET, COLUMNS);

    /// Nothing is said.
    static final SpecJson EMPTY = new SpecJson(FileFormat.AUTO, DatasetSpec.EMPTY);

    /// @throws dev.downhill.request.ProblemException if it is no JSON object, or has fields that do not fit
    static SpecJson parse(byte[] json) {
        JsonObjectReader fields = JsonObjectReader.parse(json);
        FileFormat format = FORMAT.read(fields);
        CsvSpec csv = CSV.read(fields);
        String sheet = SHEET.readOrNull(fields);
        ImagesSpec images = IMAGES.read(fields);
        DatasetSpec spec = spec(fields);
        return new SpecJson(format, new DatasetSpec(spec.name(), spec.target(), spec.columns(), csv, sheet, images));
    }

    /// What is said about rows, wherever they come from.
    ///
    /// @throws dev.downhill.request.ProblemException if there are fields that do not fit
    static DatasetSpec spec(JsonObjectReader fields) {
        String name = NAME.readOrNull(fields);
        String target = TARGET.readOrNull(fields);
        Map<String, ColumnSpec> columns = COLUMNS.read(fields);
        fields.throwIfAny("The spec does not fit.");
        return new DatasetSpec(name, target, columns);
    }

    private static Map<String, ColumnSpec> columns(JsonObjectReader fields, String name) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        fields.objectsByName(name).forEach((column, said) -> columns.put(column, COLUMN.read(said)));
        return columns;
    }

    private static JsonNode write(Map<String, ColumnSpec> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        columns.forEach((column, said) -> json.set(column, COLUMN.write(said)));
        return json;
    }

    /// The same under another name, if there is one.
    SpecJson named(String name) {
        return name.isEmpty()
                ? this
                : new SpecJson(
                        format,
                        new DatasetSpec(name, spec.target(), spec.columns(), spec.csv(), spec.sheet(), spec.images()));
    }
}
