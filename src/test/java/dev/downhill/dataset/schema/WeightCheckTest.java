package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.Tables;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightCheckTest {

    private static final ColumnSpec WEIGHT = new ColumnSpec(null, Role.WEIGHT);

    private static Schema schema(String csv, Map<String, ColumnSpec> columns) throws Exception {
        return Schema.of(Tables.csv(csv), new DatasetSpec(null, "y", columns));
    }

    private static List<Problem> problems(String csv, Map<String, ColumnSpec> columns) {
        ProblemException[] caught = new ProblemException[1];
        assertThatThrownBy(() -> schema(csv, columns))
                .isInstanceOfSatisfying(ProblemException.class, e -> caught[0] = e);
        return caught[0].problems();
    }

    @ParameterizedTest
    @CsvSource({
        "'1\n-2\n3\n-4', negative_weight, 'row 2, column \"w\"'",
        "'1\n\n3\n', missing_weight, 'row 2, column \"w\"'",
        "'1\n2\nNA\n3', missing_weight, 'row 3, column \"w\"'",
        "'0\n0\n0\n0.0', zero_weights, '#/columns/w/role'",
        "'1\n2\nheavy\n3', not_a_number, 'row 3, column \"w\"'",
        "'1\n2\n1e39\n3', out_of_range, 'row 3, column \"w\"'",
        "'-1.299,00\n2,5\n3,5\n4,5', negative_weight, 'row 1, column \"w\"'"
    })
    void weightThatNoRowCanHaveIsRefusedWithItsPlace(String weights, String code, String pointer) {
        StringBuilder csv = new StringBuilder("x;w;y\n");
        String[] lines = weights.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            csv.append(i).append(';').append(lines[i]).append(i % 2 == 0 ? ";a\n" : ";b\n");
        }
        List<Problem> found = problems(csv.toString(), Map.of("w", WEIGHT));
        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
        if (code.endsWith("_weight") || code.equals("zero_weights")) {
            assertThat(found.getFirst().hint()).isNotEmpty();
        }
    }

    @Test
    void thereIsOneColumnOfWeightsAndItIsNumeric() {
        Map<String, ColumnSpec> two = new LinkedHashMap<>();
        two.put("w", WEIGHT);
        two.put("x", WEIGHT);
        assertThat(problems("x,w,z,y\n1,1,1,a\n2,2,2,b\n", two))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("second_weight"));
        assertThat(problems("x,w,y\n1,1,a\n2,2,b\n", Map.of("w", new ColumnSpec(ColumnType.CATEGORICAL, Role.WEIGHT))))
                .extracting(Problem::pointer)
                .contains("#/columns/w/type");
    }

    @Test
    void weightsAreNoInputs() throws Exception {
        Column weights = schema("x,w,y\n1,0,a\n2,2.5,b\n3,1,a\n", Map.of("w", WEIGHT))
                .columns()
                .get(1);
        assertThat(weights.role()).isEqualTo(Role.WEIGHT);
        assertThat(weights.type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(problems("w,y\n1,a\n2,b\n", Map.of("w", WEIGHT)))
                .extracting(Problem::code)
                .containsExactly("no_inputs");
    }
}
