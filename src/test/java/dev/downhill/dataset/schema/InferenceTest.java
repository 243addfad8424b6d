package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.format.Tables;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {

    @Test
    void typesFollowFromTheValues() {
        Schema schema = schema("n,b,w,m,y\n1,true,red,NA,a\n-2.5,false,blue,?,b\n,true,red,,a\n");
        assertThat(schema.columns().stream().map(Column::type))
                .containsExactly(
                        ColumnType.NUMERIC,
                        ColumnType.CATEGORICAL,
                        ColumnType.CATEGORICAL,
                        ColumnType.NUMERIC,
                        ColumnType.CATEGORICAL);
        assertThat(schema.columns().stream().map(Column::role))
                .containsExactly(Role.INPUT, Role.INPUT, Role.INPUT, Role.IGNORED, Role.TARGET);
        assertThat(schema.columns().getFirst().missing()).isEqualTo(1);
        assertThat(schema.columns().get(3).missing()).isEqualTo(3);
        assertThat(schema.columns().get(3).mean()).isNull();
        assertThat(schema.warnings()).singleElement().asString().contains("empty and ignored: m");
        assertThat(schema.task()).isEqualTo(Task.CLASSIFICATION);
    }

    @Test
    void everyWordForMissingCounts() {
        Schema schema = schema("x,y\n1,a\nNA,b\nN/A,a\nn/a,b\nNaN,a\nnan,b\nNULL,a\nnull,b\n?,a\n\" \",b\n");
        assertThat(schema.columns().getFirst().missing()).isEqualTo(9);
        assertThat(schema.columns().getFirst().type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void wordsThatHardlyRepeatAreLearntFromAndIdsAreNotWithAWarning() {
        Schema words = schema(rows("name,x,y", 100, i -> "person " + i + "," + i + "," + (i % 2 == 0 ? "a" : "b")));
        assertThat(words.columns().getFirst().type()).isEqualTo(ColumnType.TEXT);
        assertThat(words.columns().getFirst().role()).isEqualTo(Role.INPUT);
        assertThat(words.warnings()).singleElement().asString().contains("free text", "\"ignored\": name");
        Schema ids = schema(rows("name,x,y", 100, i -> "person_" + i + "," + i + "," + (i % 2 == 0 ? "a" : "b")));
        assertThat(ids.columns().getFirst().role()).isEqualTo(Role.IGNORED);
        assertThat(ids.warnings()).singleElement().asString().contains("ids", "role is said: name");
        Schema chinese =
                schema(rows("name,x,y", 100, i -> "\u4f60\u597d" + i + "," + i + "," + (i % 2 == 0 ? "a" : "b")));
        assertThat(chinese.columns().getFirst().role()).isEqualTo(Role.INPUT);
    }

    @Test
    void moreThanAThousandTextsAreNoCategories() {
        String csv = rows("id,x,y", 4_000, i -> "u" + i % 1_500 + "," + i + "," + (i % 2 == 0 ? "a" : "b"));
        assertThat(schema(csv).columns().getFirst().type()).isEqualTo(ColumnType.TEXT);
        DatasetSpec declared = spec(null, "id", new ColumnSpec(ColumnType.CATEGORICAL, null));
        assertThat(Tables.schema(Tables.csv(csv), declared).columns().getFirst().categories())
                .hasSize(1_500);
    }

    @Test
    void numericTargetIsRegression() {
        Schema schema = schema(rows("x,y", 100, i -> i + "," + i * 0.37));
        assertThat(schema.task()).isEqualTo(Task.REGRESSION);
        assertThat(schema.columns().getLast().categories()).isNull();
        assertThat(schema.warnings()).isEmpty();
    }

    @Test
    void numericTargetOfFewWholeValuesIsClassificationWithAWarning() {
        String csv = rows("x,y", 100, i -> i + "," + i % 12 + (i % 3 == 0 ? ".0" : ""));
        Schema schema = schema(csv);
        assertThat(schema.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(values(schema.columns().getLast()))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThat(schema.warnings())
                .singleElement()
                .asString()
                .contains("12 classes")
                .contains("columns.y.type to \"numeric\"");
        DatasetSpec numeric = spec(null, "y", new ColumnSpec(ColumnType.NUMERIC, null));
        assertThat(Tables.schema(Tables.csv(csv), numeric).task()).isEqualTo(Task.REGRESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "1700000000000637", "9007199254740992", "123456789012345678901"})
    void wholeNumbersBeyondADoubleStayDifferentClasses(String first) {
        List<String> labels = IntStream.range(0, 4)
                .mapToObj(i -> new BigInteger(first).add(BigInteger.valueOf(i)).toString())
                .toList();
        Schema schema = schema(rows("x,y", 100, i -> i + "," + labels.get(i % 4) + (i < 50 ? "" : ".0")));
        assertThat(values(schema.columns().getLast())).containsExactlyElementsOf(labels);
        assertThat(schema.warnings()).singleElement().asString().contains("taken as 4 classes");
    }

    @Test
    void labelsWithLeadingZerosStayAsWritten() {
        Schema schema = schema(rows("x,y", 100, i -> i + ",00" + (i % 4) + "07"));
        assertThat(values(schema.columns().getLast())).containsExactly("00007", "00107", "00207", "00307");
    }

    @Test
    void wholeValuesThatHardlyRepeatAreNumbers() {
        assertThat(schema(rows("x,y", 40, i -> i + "," + i % 10)).task()).isEqualTo(Task.REGRESSION);
        assertThat(schema(rows("x,y", 400, i -> i + "," + i % 21)).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void declaredCategoriesKeepTheirSpelling() {
        DatasetSpec zip = spec("y", "zip", new ColumnSpec(ColumnType.CATEGORICAL, null));
        Column column = Tables.schema(Tables.csv("zip,y\n01234,a\n1234,b\n99999,a\n5,b\n"), zip)
                .columns()
                .getFirst();
        assertThat(values(column)).containsExactly("5", "01234", "1234", "99999");
    }

    @Test
    void categoriesThatAreNotAllNumbersAreSortedAsText() {
        Column column = schema("x,y\n1,b\n2,10\n3,9\n4,a\n").columns().getLast();
        assertThat(values(column)).containsExactly("10", "9", "a", "b");
    }

    @Test
    void rowsWithoutATargetAreKeptWithAWarning() {
        Schema schema = schema("x,y\n1,a\n2,\n3,b\n4,?\n");
        assertThat(schema.rows()).isEqualTo(4);
        assertThat(schema.columns().getLast().missing()).isEqualTo(2);
        assertThat(schema.warnings()).singleElement().asString().startsWith("2 rows have no value of the target");
    }

    @Test
    void numbersWithAFewOthersAmongThemAreNamed() {
        Schema schema = schema(
                rows("age,x,y", 50, i -> (i % 20 == 16 ? "old" + i : i) + "," + i + "," + (i % 2 == 0 ? "a" : "b")));
        assertThat(schema.warnings())
                .anyMatch(
                        warning -> warning.contains("48 numbers and 2 other") && warning.contains("row 17 (line 18)"));
    }

    @Test
    void constantColumnsAreNamedOnce() {
        Schema schema = schema("p,q,x,y\n1,a,1,a\n1,a,2,b\n1,a,3,a\n");
        assertThat(schema.warnings()).singleElement().asString().contains("p, q");
    }

    private static List<String> values(Column column) {
        return Objects.requireNonNull(column.categories()).stream()
                .map(Category::value)
                .toList();
    }

    private static Schema schema(String csv) {
        return Tables.schema(Tables.csv(csv), DatasetSpec.EMPTY);
    }

    private static DatasetSpec spec(@Nullable String target, String column, ColumnSpec said) {
        return new DatasetSpec(null, target, Map.of(column, said));
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 0; i < count; i++) {
            csv.append(row.apply(i)).append('\n');
        }
        return csv.toString();
    }
}
