package dev.downhill.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Role;
import dev.downhill.pipeline.Table;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {

    private static final int ROWS = 1_000;
    private static final SplitRule USUAL = new SplitRule.Random(0.7, 0.15, 0.15, true);

    private final SplittableRandom random = new SplittableRandom(4);
    private final float[] noise = numbers(_ -> (float) random.nextDouble());
    private final String[] labels = words(_ -> random.nextInt(10) < 3 ? "left" : "stayed");

    @Test
    void rowsThatLieInSeveralPartsAreCounted() {
        Table table = new Table()
                .numbers("a", numbers(row -> noise[row % 500]))
                .numbers("b", numbers(row -> noise[(row + 7) % 500]))
                .categories("label", Role.TARGET, words(row -> labels[row % 500]));
        List<String> warnings = warnings(table, USUAL);
        assertThat(warnings).hasSize(2);
        assertThat(warnings.getLast())
                .containsPattern("^\\d\\d+ of the 150 test rows are copies")
                .contains("group");
    }

    @Test
    void copiesWithinAPartAreNone() {
        Table table = new Table()
                .numbers("a", numbers(row -> noise[row % 500]))
                .numbers("id", numbers(row -> row % 500))
                .categories("label", Role.TARGET, words(row -> labels[row % 500]));
        assertThat(warnings(table, new SplitRule.ByGroup("id", 0.7, 0.15, 0.15, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, ROWS})
    void rowsOfTheSameTextAndNumbersAreCopies(int notes) {
        Table table = new Table()
                .numbers("rating", numbers(row -> row % 100))
                .texts("note", words(row -> "note " + row % notes))
                .categories("label", Role.TARGET, words(row -> labels[row % 500]));
        assertThat(warnings(table, USUAL)).hasSize(notes == ROWS ? 0 : 2);
    }

    @Test
    void rowsOfFewValuesRepeatByChance() {
        Table table = new Table()
                .categories("a", Role.INPUT, words(row -> "a" + row % 3))
                .categories("b", Role.INPUT, words(row -> "b" + row % 7))
                .categories("label", Role.TARGET, labels);
        assertThat(warnings(table, USUAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "reason", "closed", "amount", "tiny", "score"})
    void oneColumnThatGivesAwayTheClassIsNamed(String kind) {
        Table table = new Table().numbers("noise", noise);
        IntFunction<Boolean> left = row -> labels[row].equals("left");
        switch (kind) {
            case "code" -> table.numbers(kind, numbers(row -> left.apply(row) ? 1 : 0));
            case "reason" ->
                table.categories(kind, Role.INPUT, words(row -> left.apply(row) ? "price " + row % 4 : "none"));
            case "closed" -> table.numbers(kind, numbers(row -> left.apply(row) ? 1e9f * noise[row] : Float.NaN));
            case "amount" -> table.numbers(kind, numbers(row -> left.apply(row) ? 0 : 5 + 1e6f * noise[row]));
            case "tiny" ->
                table.numbers(kind, numbers(row -> left.apply(row) ? 1e-6f * (1 + noise[row]) : 1e6f * noise[row]));
            default -> table.numbers(kind, numbers(row -> (left.apply(row) ? 0.5f : 0) + noise[row] * 0.49f));
        }
        table.categories("label", Role.TARGET, labels);
        assertThat(warnings(table, USUAL))
                .singleElement()
                .asString()
                .startsWith("Column \"" + kind + "\" alone gives the target away")
                .contains("7", "ignored");
    }

    @Test
    void aTargetInOtherUnitsIsNamed() {
        Table table = new Table()
                .numbers("noise", noise)
                .numbers("miles", numbers(row -> noise[row] / 1.609f))
                .numbers("km", Role.TARGET, noise);
        assertThat(warnings(table, new SplitRule.ByTime("noise", 0.7, 0, 0.3))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "key", "good", "only"})
    void whatTellsNothingOrOnlyMuchIsNotNamed(String kind) {
        Table table = kind.equals("only") ? new Table() : new Table().numbers("noise", noise);
        switch (kind) {
            case "id" -> table.numbers(kind, numbers(row -> row * 13 % ROWS));
            case "key" -> table.categories(kind, Role.INPUT, words(row -> "k" + row));
            case "only" ->
                table.numbers(kind, numbers(row -> labels[row].equals("left") ? 1 + noise[row] : -noise[row]));
            default ->
                table.numbers(
                        kind, numbers(row -> labels[row].equals("left") ^ row % 25 == 0 ? 1 + noise[row] : noise[row]));
        }
        table.categories("label", Role.TARGET, labels);
        assertThat(warnings(table, USUAL)).isEmpty();
    }

    private static List<String> warnings(Table table, SplitRule rule) {
        Split split = Split.of(table.dataset(), table, rule, 1);
        return Leaks.warnings(rule.withoutRule(table.dataset()), table, split);
    }

    private static float[] numbers(IntFunction<Number> value) {
        float[] numbers = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = value.apply(row).floatValue();
        }
        return numbers;
    }

    private static String[] words(IntFunction<String> value) {
        return IntStream.range(0, ROWS).mapToObj(value).toArray(String[]::new);
    }
}
