package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.format.csv.CsvRecords;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.json.JsonLinesTable;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.row.RowEncoder;
import dev.downhill.dataset.row.StoredRows;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.request.Json;
import dev.downhill.request.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A stored row that is sent back to predict encodes to the same bits as stored: as the file had it and as the service
/// shows it, as JSON and as CSV. The files are generated, of values that are easily spelt in two ways.
class StoredRowsComeBackTest {

    private static final int FILES = 40;
    private static final int ROWS = 40;

    private static final List<String> NUMBERS = List.of(
            "1",
            "1.0",
            "-0",
            "-0.0",
            "0",
            ".5",
            "+7",
            "1e3",
            "1e-3",
            "3.14159265358979",
            "1700000000637",
            "9007199254740993",
            "123456789.987654321",
            "3e38",
            "1.17e-38",
            "NA",
            "",
            "?",
            "nan");

    private static final List<String> WORDS = List.of(
            "true",
            "True",
            "TRUE",
            "false",
            "False",
            "2",
            "2.0",
            "02",
            "2e0",
            "+2",
            "-0",
            "0",
            "0.1",
            ".1",
            "NA",
            "",
            "N/A",
            "null",
            "?",
            "1234567890123456",
            "1234567890123457",
            "9007199254740992",
            "9007199254740993",
            "9007199254740993.0",
            "1e15",
            "1000000000000000",
            "é",
            "e\u0301",
            "a,b",
            "a;b",
            "a\tb",
            "say \"hi\"",
            "two\nlines",
            "two\r\nlines",
            "#x",
            "'q'",
            "x y",
            "\u00a0x",
            "NaN",
            "Infinity",
            "1e400",
            "\uD83D\uDE00");

    private static final List<String> JSON = List.of(
            "true",
            "false",
            "2",
            "2.0",
            "2e0",
            "-0",
            "-0.0",
            "0.1",
            "1e2",
            "null",
            "1234567890123456",
            "1234567890123457",
            "9007199254740993",
            "12345678901234567890",
            "1e15",
            "1e22",
            "1e300",
            "\"true\"",
            "\"True\"",
            "\"2\"",
            "\"2.0\"",
            "\"\"",
            "\" \"",
            "\"NA\"",
            "\" x \"",
            "\"x\"",
            "\"a,b\"",
            "\"1e2\"",
            "\"two\\nlines\"",
            "\"1234567890123456\"");

    private static final List<String> JSON_NOTES = List.of(
            "\"two words\"", "\"Stra\u00dfe, \u4f60\u597d\"", "\"e\u0301t\u00e9 \\n 5.0\"", "\"\uD83D\uDE00!\"");

    /// What every client reads exactly: whole numbers, and fractions of few digits.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)|-?(0|[1-9]\\d{0,5})\\.\\d{1,6}");

    private static final DatasetSpec SPEC = new DatasetSpec(
            null,
            "y",
            Map.of(
                    "word, a", new ColumnSpec(ColumnType.CATEGORICAL, null),
                    "note", new ColumnSpec(ColumnType.TEXT, null),
                    "word b", new ColumnSpec(ColumnType.CATEGORICAL, null)));

    private static final List<String> HEADER = List.of("word, a", "number", "word b", "note", "y");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void csv(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int file = 0; file < FILES; file++) {
            List<String> words = some(WORDS, random);
            List<String> numbers = some(NUMBERS, random);
            char separator = ",;\t".charAt(random.nextInt(3));
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                rows.add(List.of(
                        one(words, random),
                        one(numbers, random),
                        one(words, random),
                        note(words, random),
                        row % 2 == 0 ? "p" : "q"));
            }
            String text = write(HEADER, rows, separator, random.nextBoolean());
            Encoded encoded = encode(text, CsvTable.open(bytes(text)));
            for (int row = 0; row < ROWS; row++) {
                String alone = write(HEADER, List.of(rows.get(row)), separator, random.nextBoolean());
                encoded.assertCsv(row, alone);
                encoded.assertTyped(row, rows.get(row));
                encoded.assertAsShown(row);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void jsonLines(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int file = 0; file < FILES; file++) {
            List<String> words = some(JSON, random);
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                List<String> fields = new ArrayList<>();
                fields.add("\"word, a\":" + one(words, random));
                fields.add("\"number\":" + one(List.of("1", "2.5", "\"3\"", "\" 4.0 \"", "-0.0", "1e-3"), random));
                if (row % 5 > 0) {
                    fields.add("\"word b\":" + one(words, random));
                }
                fields.add("\"note\":" + one(random.nextBoolean() ? words : JSON_NOTES, random));
                fields.add("\"y\":" + (row % 2 == 0));
                rows.add("{" + String.join(",", fields) + "}");
            }
            String text = String.join("\n", rows);
            Encoded encoded = encode(text, JsonLinesTable.open(bytes(text)));
            for (int row = 0; row < ROWS; row++) {
                encoded.assertJson(row, rows.get(row));
                encoded.assertAsShown(row);
            }
        }
    }

    /// Some of the words, which alone are easily spelt in two ways.
    private static String note(List<String> words, SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> one(words, random))
                .collect(Collectors.joining(" "));
    }

    private static String one(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    /// A few of the values, so that each occurs often.
    private static List<String> some(List<String> values, SplittableRandom random) {
        return IntStream.range(0, 6).mapToObj(_ -> one(values, random)).toList();
    }

    private static Bytes bytes(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String write(List<String> header, List<List<String>> rows, char separator, boolean quote) {
        StringWriter text = new StringWriter();
        CsvWriter.CsvWriterBuilder writer = CsvWriter.builder().fieldSeparator(separator);
        try (CsvWriter csv = (quote ? writer.quoteStrategy(QuoteStrategies.ALWAYS) : writer).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static Encoded encode(String text, dev.downhill.dataset.format.table.Table table) throws IOException {
        Schema schema = Schema.of(table, SPEC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        List<Column> columns = RowEncoder.encode(table, schema, bytes, texts);
        byte[] kept = texts.toByteArray();
        Dataset dataset = new Dataset(
                "ds_1", "d", "", Instant.EPOCH, "csv", ROWS, 1, "00", schema.task(), "y", List.of(), columns);
        StoredRows rows = StoredRows.of(
                columns,
                bytes.toByteArray(),
                (offset, length) -> Arrays.copyOfRange(kept, (int) offset, (int) offset + length));
        Pipeline pipeline = Pipeline.fit(dataset, rows, IntStream.range(0, ROWS).toArray());
        return new Encoded(text, dataset, rows, Pipeline.fromJson(pipeline.toJson()));
    }

    private record Encoded(String text, Dataset dataset, StoredRows rows, Pipeline pipeline) {

        void assertJson(int row, String instance) {
            float[] inputs = inputs();
            Problems problems = new Problems();
            List<String> warnings = new InstanceEncoder(pipeline).json(Json.parse(instance), "#", inputs, 0, problems);
            assertStored(row, instance, inputs, problems, warnings);
        }

        void assertCsv(int row, String csv) throws IOException {
            float[] inputs = inputs();
            Problems problems = new Problems();
            InstanceEncoder encoder = new InstanceEncoder(pipeline);
            try (CsvRecords records = CsvRecords.open(bytes(csv), null, encoder.columnNames(), encoder.usualCsv())) {
                CsvEncoder instances = encoder.csv(records.header());
                assertThat(records.next(problems)).as(csv).isTrue();
                List<String> warnings = instances.encode(records.fields(), 1, inputs, 0, problems);
                assertThat(records.next(problems)).as(csv).isFalse();
                assertStored(row, csv, inputs, problems, warnings);
            }
        }

        /// As a client sends it that has parsed the file: numbers and booleans where the texts read like some.
        void assertTyped(int row, List<String> fields) {
            List<String> typed = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String field = fields.get(i).strip();
                boolean number = NUMBER.matcher(field).matches();
                boolean bool = field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false");
                boolean parsed = (number || bool) && isAlone(dataset.columns().get(i), field);
                String value = bool ? field.toLowerCase(Locale.ROOT) : field;
                typed.add(JsonMapper.shared().writeValueAsString(HEADER.get(i)) + ":"
                        + (parsed ? value : JsonMapper.shared().writeValueAsString(field)));
            }
            assertJson(row, "{" + String.join(",", typed) + "}");
        }

        /// Whether no other category means the same.
        private static boolean isAlone(Column column, String field) {
            return column.categories() == null
                    || column.categories().stream()
                                    .filter(category ->
                                            Spelling.canonical(category.value()).equals(Spelling.canonical(field)))
                                    .count()
                            == 1;
        }

        /// As `GET /v1/datasets/{id}/rows` answers.
        void assertAsShown(int row) throws IOException {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            for (int i = 0; i < dataset.columns().size(); i++) {
                Column column = dataset.columns().get(i);
                if (column.type() == ColumnType.CATEGORICAL) {
                    int code = rows.category(row, i);
                    List<Column.Category> categories = Objects.requireNonNull(column.categories());
                    shown.put(
                            column.name(),
                            code < 0 ? null : categories.get(code).value());
                } else if (column.type() == ColumnType.TEXT) {
                    shown.put(column.name(), rows.text(row, i));
                } else {
                    double number = rows.shown(row, i);
                    shown.put(column.name(), Double.isNaN(number) ? null : number);
                }
            }
            assertJson(row, JsonMapper.shared().writeValueAsString(shown));
            List<String> fields = shown.values().stream()
                    .map(value -> value == null ? "" : value.toString())
                    .toList();
            assertCsv(row, write(List.copyOf(shown.keySet()), List.of(fields), ',', false));
        }

        private float[] inputs() {
            float[] inputs = new float[pipeline.inputShape().size()];
            Arrays.fill(inputs, 77);
            return inputs;
        }

        private void assertStored(int row, String sent, float[] inputs, Problems problems, List<String> warnings) {
            float[] stored = inputs();
            pipeline.encode(rows, row, stored, 0);
            String what = "row " + row + " sent as " + sent + " of\n" + text;
            assertThat(problems.list()).as(what).isEmpty();
            assertThat(warnings).as(what).isEmpty();
            assertThat(bits(inputs)).as(what).isEqualTo(bits(stored));
        }

        private static List<Integer> bits(float[] values) {
            return IntStream.range(0, values.length)
                    .mapToObj(i -> Float.floatToRawIntBits(values[i]))
                    .toList();
        }
    }
}
