package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.csv.CsvHeader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvEncoderTest {

    private static final Table TABLE = new Table()
            .numbers("age", 20, 30, Float.NaN)
            .numbers("size", 1, 2, 3)
            .categories("city", Role.INPUT, "Rome", "?", "Rome")
            .categories("class", Role.TARGET, "a", "b", "a");

    private static final Pipeline PIPELINE = Pipeline.fit(TABLE.dataset(), TABLE, new int[] {0, 1, 2});

    private final Problems problems = new Problems();
    private final float[] inputs = new float[PIPELINE.inputShape().size()];

    private static CsvEncoder header(String... names) {
        return new InstanceEncoder(PIPELINE).csv(CsvHeader.of(List.of(names), List.of()));
    }

    private static float[] stored(int row) {
        float[] inputs = new float[PIPELINE.inputShape().size()];
        PIPELINE.encode(TABLE, row, inputs, 0);
        return inputs;
    }

    @Test
    void recordBecomesWhatItsStoredRowBecomes() {
        CsvEncoder csv = header("city", " size ", "extra", "age");

        assertThat(csv.encode(List.of("?", " 2.0", "?", "30"), 2, inputs, 0, problems))
                .isEmpty();
        assertThat(inputs).isEqualTo(stored(1));
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "NA", "null", "?"})
    void missingNumberIsWrittenInManyWays(String nothing) {
        header("age", "size", "city").encode(List.of(nothing, "3", "Rome"), 2, inputs, 0, problems);

        assertThat(inputs).isEqualTo(stored(2));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void numberIsACategoryInItsShortestSpelling() {
        Table table = new Table().categories("size", Role.INPUT, "7", "8").categories("c", Role.TARGET, "a", "b");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1});
        float[] one = new float[2];
        CsvEncoder csv = new InstanceEncoder(pipeline).csv(CsvHeader.of(List.of("size"), List.of()));

        assertThat(csv.encode(List.of("8.0"), 1, one, 0, problems)).isEmpty();
        assertThat(one).containsExactly(0, 1);
        assertThat(csv.encode(List.of("9.0"), 2, one, 0, problems))
                .containsExactly("size = \"9.0\" was never seen in training.");
    }

    @Test
    void columnThatMayBeMissingMayBeAbsent() {
        header("size", "city").encode(List.of("3", "Rome"), 2, inputs, 0, problems);

        assertThat(inputs).isEqualTo(stored(2));
    }

    @Test
    void wrongFieldsAreNamedByRowAndColumn() {
        header("age", "size", "city").encode(List.of("old", "", "n/a"), 17, inputs, 0, problems);

        assertThat(problems.list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("row 17, column \"age\"", "not_a_number"),
                        tuple("row 17, column \"size\"", "missing_column"),
                        tuple("row 17, column \"city\"", "missing_column"));
    }

    @Test
    void headerThatLacksOrRepeatsAColumnIsRefused() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> header("size", "size"));

        assertThat(refused.problems())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("line 1, column \"size\"", "duplicate_column"),
                        tuple("line 1, column \"city\"", "missing_column"));
    }
}
