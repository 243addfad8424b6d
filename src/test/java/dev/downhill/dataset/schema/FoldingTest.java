package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.row.RowEncoder;
import dev.downhill.dataset.row.StoredRows;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {

    /// 30,000 towns: `t0` in 300 rows, `t1` in 200, the others in one or two.
    private static String towns() {
        StringBuilder csv = new StringBuilder("town,y\n");
        for (int i = 0; i < 50_000; i++) {
            csv.append(i < 300 ? "t0" : i < 500 ? "t1" : "r" + i % 30_000).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        return csv.toString();
    }

    @Test
    void rareCategoriesBecomeOne() throws IOException {
        Schema schema = Tables.schema(Tables.csv(towns()), folded("town", 3, null));
        Column town = schema.columns().getFirst();
        assertThat(town.type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(town.categories())
                .containsExactly(new Category("other", 49_500), new Category("t0", 300), new Category("t1", 200));
        assertThat(Objects.requireNonNull(town.notation()).other()).isEqualTo("other");
        assertThat(schema.guesses().stream().map(Guess::code)).containsExactly("columns.max_categories");
        assertThat(schema.guesses().getFirst().detail()).contains("the 30000 rarest, with 49500 rows");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Column> columns = RowEncoder.encode(Tables.csv(towns()), schema, bytes);
        List<Integer> codes = new ArrayList<>();
        try (StoredRows rows = StoredRows.of(columns, bytes.toByteArray())) {
            for (int row : List.of(0, 299, 300, 499, 500, 49_999)) {
                codes.add(rows.category(row, 0));
            }
        }
        assertThat(codes).containsExactly(1, 1, 2, 2, 0, 0);
    }

    @Test
    void fewCategoriesStay() {
        String csv = "c,y\n" + "x,a\nother,b\nz,a\n".repeat(20);
        Column column =
                Tables.schema(Tables.csv(csv), folded("c", 3, null)).columns().getFirst();
        assertThat(column.categories()).hasSize(3);
        assertThat(column.notation()).isNull();
        Column two = Tables.schema(Tables.csv(csv + "x,a\n"), folded("c", 2, null))
                .columns()
                .getFirst();
        assertThat(two.categories()).containsExactly(new Category("other", 40), new Category("x", 21));
    }

    @Test
    void columnsOfOtherTypesHaveNoCategoriesToFold() {
        String csv = "c,y\n" + "1,a\n2,b\n3,a\n".repeat(20);
        assertThatThrownBy(() -> Tables.schema(Tables.csv(csv), folded("c", 3, ColumnType.NUMERIC)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problems().getFirst().pointer())
                                .isEqualTo("#/columns/c/max_categories"));
    }

    private static DatasetSpec folded(String column, int most, @Nullable ColumnType type) {
        return new DatasetSpec(null, null, Map.of(column, new ColumnSpec(type, null, null, null, most, null)));
    }
}
