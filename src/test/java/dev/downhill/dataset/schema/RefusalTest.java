package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.Tables;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final ColumnSpec NUMERIC = new ColumnSpec(ColumnType.NUMERIC, null);

    @Test
    void textInADeclaredNumberIsNamedByRowLineAndColumn() {
        ProblemException refusal =
                refusal("age,y\n1,a\nold,b\n3,a\nolder,b\n", new DatasetSpec(null, null, Map.of("age", NUMERIC)));
        Problem problem = refusal.problems().getFirst();
        assertThat(problem.pointer()).isEqualTo("row 2, column \"age\"");
        assertThat(problem.detail())
                .isEqualTo("In row 2 (line 3), column \"age\", \"old\" is not a number, nor are 1 more values of this"
                        + " column.");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        columns.put("a", NUMERIC);
        columns.put("b", NUMERIC);
        columns.put("c", new ColumnSpec(ColumnType.IMAGE, Role.INPUT));
        ProblemException refusal = refusal("a,b,c,y\nx,1,q,a\n1,z,r,a\n", new DatasetSpec(null, "y", columns));
        assertThat(refusal.problems().stream().map(Problem::pointer))
                .containsExactly("row 1, column \"a\"", "row 2, column \"b\"", "#/columns/c/type", "#/target");
    }

    @Test
    void unknownNamesInTheSpecComeWithTheNearest() {
        ProblemException refusal = refusal(
                "sepal_length,species\n1,a\n2,b\n", new DatasetSpec(null, "spezies", Map.of("sepal length", NUMERIC)));
        assertThat(refusal.problems().stream().map(Problem::pointer))
                .containsExactly("#/columns/sepal length", "#/target");
        assertThat(refusal.problems().stream().map(Problem::hint))
                .containsExactly("Did you mean \"sepal_length\"?", "Did you mean \"species\"?");
    }

    @Test
    void numberThatNoFloatHoldsIsNamed() {
        ProblemException refusal = refusal("x,y\n1,a\n1e39,b\n", DatasetSpec.EMPTY);
        assertThat(refusal.problems().getFirst().code()).isEqualTo("out_of_range");
        assertThat(refusal.problems().getFirst().pointer()).isEqualTo("row 2, column \"x\"");
    }

    @Test
    void targetsThatTeachNothingAreRefused() {
        assertThat(code("x,y\n1,a\n2,a\n")).isEqualTo("constant_target");
        assertThat(code("x,y\n1,3.5\n2,3.5\n")).isEqualTo("constant_target");
        assertThat(code("x,y\n1,\n2,\n")).isEqualTo("target_missing");
        assertThat(code("x,y\n1,a\n2,\n")).isEqualTo("target_missing");
        assertThat(code("y\na\nb\n")).isEqualTo("no_inputs");
        StringBuilder names = new StringBuilder("x,name\n");
        for (int i = 0; i < 20; i++) {
            names.append(i).append(",name ").append(i).append('\n');
        }
        assertThat(code(names.toString())).isEqualTo("too_many_classes");
    }

    @Test
    void missingInputsAreExplained() {
        StringBuilder csv = new StringBuilder("age,y\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i % 20 == 16 ? "old" + i : i).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Problem problem = refusal(csv.toString(), DatasetSpec.EMPTY).problems().getFirst();
        assertThat(problem.code()).isEqualTo("no_inputs");
        assertThat(problem.hint()).contains("48 numbers and 2 other values, the first in row 17 (line 18)");
    }

    @Test
    void moreCategoriesThanTenThousandAreRefusedWhereDeclared() {
        StringBuilder csv = new StringBuilder("id,y\n");
        for (int i = 0; i < 10_001; i++) {
            csv.append("u").append(i).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        ProblemException refusal = refusal(
                csv.toString(),
                new DatasetSpec(null, null, Map.of("id", new ColumnSpec(ColumnType.CATEGORICAL, null))));
        assertThat(refusal.problems().getFirst().code()).isEqualTo("too_many_categories");
    }

    private static String code(String csv) {
        return refusal(csv, DatasetSpec.EMPTY).problems().getFirst().code();
    }

    private static ProblemException refusal(String csv, DatasetSpec spec) {
        try {
            Tables.schema(Tables.csv(csv), spec);
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("the file was accepted");
    }
}
