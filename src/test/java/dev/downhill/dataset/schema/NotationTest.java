package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.json.JsonLinesTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers, missing values and labels as people write them.
class NotationTest {

    private static final String[] CLASS = {"lo", "hi"};

    @Test
    void aPointBeforeThreeDigitsGroupsWhereOtherColumnsHaveDecimalCommas() {
        String[] amounts = {"950", "1.200", "12.500", "880", "2.000"};
        Schema schema = schema(rows("betrag;rabatt;art", 60, i -> amounts[i % 5] + ";2," + i % 9 + ";" + CLASS[i % 2]));

        assertNumbers(schema.columns().get(0), 880, 12_500);
        assertNumbers(schema.columns().get(1), 2, 2.8);
        assertThat(schema.guesses())
                .anyMatch(guess -> guess.code().equals("csv.decimal")
                        && "betrag".equals(guess.column())
                        && guess.detail().contains("\"1.200\" in row 2 (line 3) is 1200"));
    }

    @Test
    void fewValuesWithDecimalCommasAreNumbers() {
        Schema schema = schema(rows("a;b;art", 60, i -> "1," + (i % 3) * 25 + ";3" + i % 6 + ",5;" + CLASS[i % 2]));

        assertNumbers(schema.columns().get(0), 1, 1.5);
        assertNumbers(schema.columns().get(1), 30.5, 35.5);
    }

    @Test
    void aPointBeforeThreeDigitsIsADecimalPointElsewhere() {
        Schema schema = schema(rows("a,b,art", 60, i -> "1." + (100 + i) + ",2.5," + CLASS[i % 2]));

        assertNumbers(schema.columns().get(0), 1.1, 1.159);
        assertThat(schema.guesses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"3,240\"|\"580\"|580|3240",
                "\"$3,240.50\"|$580|580|3240.5",
                "(580)|\"3,240\"|-580|3240",
                "45%|7.5 %|7.5|45",
                "\u22125.5|5.5|-5.5|5.5",
                "1 234 567|890|890|1234567",
                "1'234.5|890|890|1234.5",
                "€ 12|€ 7|7|12"
            })
    void marksAndUnitsAreNumbers(String one, String other, double min, double max) {
        Schema schema = schema(rows("x,y", 60, i -> (i % 2 == 0 ? one : other) + "," + CLASS[i % 3 % 2]));

        assertNumbers(schema.columns().getFirst(), min, max);
        assertThat(schema.guesses()).extracting(Guess::code).containsExactly("csv.decimal");
    }

    @Test
    void twoCurrenciesAreNoNumbers() {
        Schema schema = schema(rows("x,y", 60, i -> (i % 2 == 0 ? "€" : "$") + i % 9 + "," + CLASS[i % 3 % 2]));

        assertThat(schema.columns().getFirst().type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void saidMarksCount() {
        CsvSpec said = new CsvSpec(null, null, null, null, null, null, ",", ".", null);
        Schema schema = Tables.schema(
                Tables.csv(rows("x;y", 60, i -> "1." + (200 + i) + ";" + CLASS[i % 2])),
                new DatasetSpec(null, null, Map.of(), said));

        assertNumbers(schema.columns().getFirst(), 1200, 1259);
        assertThat(schema.guesses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "#DIV/0", "1e999", "unknown", "12abc"})
    void oneStrayTextAmongManyNumbersIsMissingAndNamed(String stray) {
        Schema schema = schema(rows("x,y", 60, i -> (i == 5 ? stray : i + 0.5) + "," + CLASS[i % 2]));

        assertThat(schema.columns().getFirst().type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(schema.columns().getFirst().missing()).isEqualTo(1);
        assertThat(schema.guesses()).singleElement().satisfies(guess -> {
            assertThat(guess.row()).isEqualTo(6);
            assertThat(guess.detail()).contains("row 6 (line 7)").contains(stray);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "None", "#N/A", "\\N", ".", "?", "null", "nan", "NA", "<NA>"})
    void usualMarkersAreMissingAndCounted(String marker) {
        Schema schema = schema(rows("x,y", 60, i -> (i % 6 == 1 ? marker : i + 0.5) + "," + CLASS[i % 2]));

        assertThat(schema.columns().getFirst().type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(schema.columns().getFirst().missing()).isEqualTo(10);
        assertThat(schema.guesses()).singleElement().satisfies(guess -> {
            assertThat(guess.row()).isEqualTo(2);
            assertThat(guess.detail()).startsWith("10 values").contains(marker);
            assertThat(guess.hint()).contains("columns.x.missing");
        });
    }

    @Test
    void namibiaIsAValueWhereNothingIsMissingOrItStandsInQuotes() {
        String[] countries = {"NA", "ZA", "BW", "US"};
        String csv = rows("country,y", 60, i -> countries[i % 4] + "," + CLASS[i % 2]);
        DatasetSpec none = new DatasetSpec(null, null, Map.of("country", new ColumnSpec(null, null, List.of(), null)));

        assertThat(schema(csv).columns().getFirst().missing()).isEqualTo(15);
        assertThat(schema(csv).guesses()).singleElement().asString().contains("15 values");
        assertThat(Tables.schema(Tables.csv(csv), none).columns().getFirst().categories())
                .contains(new Column.Category("NA", 15));
        assertThat(Tables.schema(Tables.csv(csv), none).guesses()).isEmpty();
        assertThat(schema(csv.replace("NA,", "\"NA\",")).columns().getFirst().categories())
                .contains(new Column.Category("NA", 15));
    }

    @Test
    void aMarkThatIsOneOfTwoCategoriesIsAValue() {
        Schema schema = schema(rows("x,y", 60, i -> i + "," + (i % 2 == 0 ? "+" : "-")));

        assertThat(schema.columns().getLast().categories()).hasSize(2);
        assertThat(schema.columns().getLast().missing()).isZero();
    }

    @Test
    void saidMarkersReplaceTheUsualOnes() {
        CsvSpec said = new CsvSpec(null, null, null, null, null, null, null, null, List.of("-9"));
        Schema schema = Tables.schema(
                Tables.csv(rows("x,c,y", 60, i -> (i % 6 == 1 ? "-9" : i) + ",?," + CLASS[i % 2])),
                new DatasetSpec(null, null, Map.of(), said));

        assertThat(schema.columns().get(0).missing()).isEqualTo(10);
        assertThat(schema.columns().get(1).missing()).isZero();
    }

    @Test
    void codesWithLeadingZerosStayAsWritten() {
        String[] codes = {"00007", "00107", "00207"};
        Schema schema = schema(rows("x,code", 60, i -> i + "," + codes[i % 3]));

        assertThat(schema.columns().getLast().categories())
                .extracting(Column.Category::value)
                .containsExactly(codes);
        assertThat(schema.guesses()).singleElement().asString().contains("leading zeros");
    }

    @Test
    void longWholeNumbersAreDifferentClasses() {
        Schema schema = schema(rows("x,account", 60, i -> i + ",900719925474099" + (2 + i % 3)));

        assertThat(schema.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(schema.columns().getLast().categories())
                .extracting(Column.Category::value)
                .containsExactly("9007199254740992", "9007199254740993", "9007199254740994");
    }

    @Test
    void composedAndDecomposedLettersAreOneClassAndTwinsAreNamed() {
        String[] cafes = {"caf\u00e9", "cafe\u0301", "tea", "Tea", "a\u00a0b", "a b"};
        Schema schema = schema(rows("x,drink", 60, i -> i + "," + cafes[i % 6]));

        assertThat(schema.columns().getLast().categories()).hasSize(5).contains(new Column.Category("caf\u00e9", 20));
        assertThat(schema.guesses())
                .extracting(Guess::code)
                .containsExactlyInAnyOrder("similar_categories", "composed_letters");
    }

    @Test
    void aLateFieldOfJsonLinesIsNotTheTarget() throws IOException {
        String text =
                "{\"x\":1,\"class\":\"lo\"}\n{\"x\":2,\"class\":\"hi\",\"note\":\"late\"}\n{\"x\":3,\"class\":\"lo\"}\n";
        JsonLinesTable table =
                JsonLinesTable.open(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(Tables.schema(table, DatasetSpec.EMPTY).target()).isEqualTo("class");
        assertThat(table.guesses()).singleElement().asString().contains("row 2").contains("note");
    }

    @Test
    void rowNumbersOfASortedFileAreNamed() {
        Schema sorted = schema(rows(",noise,y", 100, i -> i + "," + i * 7 % 11 + "," + CLASS[i / 50]));
        Schema mixed = schema(rows(",noise,y", 100, i -> i + "," + i * 7 % 11 + "," + CLASS[i % 2]));

        assertThat(sorted.guesses())
                .extracting(Guess::code, Guess::column)
                .containsExactly(tuple("columns.role", "column_1"));
        assertThat(mixed.guesses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-01-%02d|iso",
                "2023-01-%02dT10:00:00Z|iso",
                "2023/01/%02d|yyyy/MM/dd",
                "%02d.01.2023|dd.MM.yyyy",
                "%02d/01/2023|dd/MM/yyyy",
                "01/%02d/2023 08:15|MM/dd/yyyy",
                "%d Jan 2023|d MMM yyyy"
            })
    void datesAreFoundAndTold(String pattern, String format) {
        Schema schema = schema(rows(
                "day|temp|sales", 60, i -> String.format(pattern, 1 + i % 28) + "|" + i * 7 % 11 + "|" + i * 3.5));
        Column day = schema.columns().getFirst();

        assertThat(day.type()).isEqualTo(ColumnType.DATETIME);
        assertThat(day.role()).isEqualTo(Role.INPUT);
        assertThat(Objects.requireNonNull(day.notation()).format()).isEqualTo(format);
        assertThat(schema.guesses()).singleElement().satisfies(guess -> {
            assertThat(guess.code()).isEqualTo("columns.format");
            assertThat(guess.row()).isEqualTo(1);
            assertThat(guess.detail()).contains("UTC").contains("2023-01-01");
        });
    }

    @Test
    void numbersAreDatesWhereThatIsSaid() {
        DatasetSpec said =
                new DatasetSpec(null, null, Map.of("ts", new ColumnSpec(ColumnType.DATETIME, null, null, "epoch_ms")));
        Column ts = Tables.schema(Tables.csv(rows("ts,y", 60, i -> 1_700_000_000_000L + i + "," + CLASS[i % 2])), said)
                .columns()
                .getFirst();

        assertThat(ts.type()).isEqualTo(ColumnType.DATETIME);
        assertThat(ts.min()).isEqualTo(1_700_000_000.0);
    }

    private static void assertNumbers(Column column, double min, double max) {
        assertThat(column.type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(column.min()).isEqualTo(min);
        assertThat(column.max()).isEqualTo(max);
    }

    private static Schema schema(String csv) {
        return Tables.schema(Tables.csv(csv), DatasetSpec.EMPTY);
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 0; i < count; i++) {
            csv.append(row.apply(i)).append('\n');
        }
        return csv.toString();
    }
}
