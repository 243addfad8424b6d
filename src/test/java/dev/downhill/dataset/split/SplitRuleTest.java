package dev.downhill.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.pipeline.Table;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Splits by a column, by time and by groups.
class SplitRuleTest {

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @Test
    void aColumnNamesTheParts() {
        Table table = labelled(8)
                .categories(
                        "part", Role.INPUT, "train", "Val", "TEST", "train", "dev", "training", " valid ", "testing");
        Split split = Split.of(table.dataset(), table, new SplitRule.ByColumn("part"), 1);
        assertThat(split.train()).containsExactly(0, 3, 5);
        assertThat(split.validation()).containsExactly(1, 4, 6);
        assertThat(split.test()).containsExactly(2, 7);
        assertThat(new SplitRule.ByColumn("part").fractions(table.dataset()))
                .isEqualTo(new Fractions(3 / 8.0, 3 / 8.0, 2 / 8.0));
    }

    @Test
    void rowsWithoutATargetBelongToNoPart() {
        Table table = new Table()
                .numbers("y", Role.TARGET, 1, Float.NaN, 3, Float.NaN, 5, 6)
                .numbers("at", 1, 2, 3, Float.NaN, 5, 6)
                .categories("part", Role.INPUT, "train", "train", "test", null, "train", "test");
        Dataset dataset = table.dataset();
        assertThat(Split.of(dataset, table, new SplitRule.ByColumn("part"), 1).train())
                .containsExactly(0, 4);
        Split byTime = Split.of(dataset, table, new SplitRule.ByTime("at", 0.5, 0, 0.5), 1);
        assertThat(byTime.train()).containsExactly(0, 2);
        assertThat(byTime.test()).containsExactly(4, 5);
        Split byGroup = Split.of(dataset, table, new SplitRule.ByGroup("part", 0.5, 0, 0.5, 3L), 1);
        assertThat(byGroup.train().length + byGroup.test().length).isEqualTo(4);
    }

    @Test
    void theLatestRowsAreTestRows() {
        Table table = labelled(10).numbers("year", 9, 0, 8, 1, 7, 2, 6, 3, 5, 4);
        Split split = Split.of(table.dataset(), table, new SplitRule.ByTime("year", 0.6, 0.2, 0.2), 1);
        assertThat(split.train()).containsExactly(1, 3, 5, 7, 8, 9);
        assertThat(split.validation()).containsExactly(4, 6);
        assertThat(split.test()).containsExactly(0, 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timeNeverRunsBackFromOnePartToTheNext(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] times = new float[random.nextInt(30, 300)];
        int moments = random.nextInt(3, 40);
        for (int i = 0; i < times.length; i++) {
            times[i] = i < 3 ? i : random.nextInt(moments) - 1;
        }
        Table table = labelled(times.length).numbers("at", times);
        boolean validates = seed % 3 > 0;
        Split split = Split.of(
                table.dataset(),
                table,
                new SplitRule.ByTime("at", 0.7, validates ? 0.15 : 0, validates ? 0.15 : 0.3),
                seed);
        assertThat(split.train().length + split.validation().length + split.test().length)
                .isEqualTo(times.length);
        assertThat(split.test()).isNotEmpty();
        assertThat(split.validation().length > 0).isEqualTo(validates);
        float end = latest(times, split.train());
        for (int[] part : new int[][] {split.validation(), split.test()}) {
            float before = end;
            assertThat(Arrays.stream(part)).allMatch(row -> times[row] > before);
            end = part.length == 0 ? end : latest(times, part);
        }
    }

    private static float latest(float[] times, int[] rows) {
        return (float) Arrays.stream(rows).mapToDouble(row -> times[row]).max().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGroupLiesInOnePart(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(3, 200);
        int rows = random.nextInt(groups, 2_000);
        String[] words = new String[rows];
        float[] numbers = new float[rows];
        for (int row = 0; row < rows; row++) {
            int group = row < groups ? row : random.nextInt(groups);
            words[row] = "customer " + group;
            numbers[row] = group * 7;
        }
        Table table = labelled(rows).categories("name", Role.INPUT, words).numbers("id", numbers);
        for (String column : new String[] {"name", "id"}) {
            Split split = Split.of(table.dataset(), table, new SplitRule.ByGroup(column, 0.7, 0.15, 0.15, null), seed);
            Set<String> seen = new HashSet<>();
            int total = 0;
            for (int[] part : new int[][] {split.train(), split.validation(), split.test()}) {
                Set<String> own = new HashSet<>();
                Arrays.stream(part).forEach(row -> own.add(words[row]));
                assertThat(own).isNotEmpty();
                assertThat(seen).doesNotContainAnyElementsOf(own);
                seen.addAll(own);
                total += part.length;
            }
            assertThat(total).isEqualTo(rows);
        }
    }

    @Test
    void sharesOfManyGroupsAreReached() {
        String[] words =
                IntStream.range(0, 20_000).mapToObj(row -> "g" + row % 4_000).toArray(String[]::new);
        Table table = labelled(words.length).categories("g", Role.INPUT, words);
        Split split = Split.of(table.dataset(), table, new SplitRule.ByGroup("g", 0.7, 0.15, 0.15, 5L), 1);
        assertThat(split.train().length / 20_000.0).isBetween(0.68, 0.72);
        assertThat(split.test().length / 20_000.0).isBetween(0.135, 0.165);
        assertThat(split.shares()).contains("training", "validation", "test rows");
    }

    @Test
    void aGroupKeepsItsPartWhenRowsAreAdded() {
        String[] few = IntStream.range(0, 300).mapToObj(row -> "g" + row % 100).toArray(String[]::new);
        String[] more = IntStream.range(0, 900)
                .mapToObj(row -> "g" + (row * 7 + 3) % 250)
                .toArray(String[]::new);
        SplitRule rule = new SplitRule.ByGroup("g", 0.7, 0.15, 0.15, null);
        Table first = labelled(few.length).categories("g", Role.INPUT, few);
        Table second = labelled(more.length).categories("g", Role.INPUT, more);
        Set<String> test = new HashSet<>();
        Arrays.stream(Split.of(first.dataset(), first, rule, 9).test()).forEach(row -> test.add(few[row]));
        Set<String> later = new HashSet<>();
        Arrays.stream(Split.of(second.dataset(), second, rule, 9).test()).forEach(row -> later.add(more[row]));
        assertThat(later).containsAll(test).hasSizeGreaterThan(test.size());
        assertThat(Split.of(first.dataset(), first, rule, 10).test())
                .isNotEqualTo(Split.of(first.dataset(), first, rule, 9).test());
    }

    @Test
    void theHashIsFixedForEver() {
        String[] words = IntStream.range(0, 20).mapToObj(row -> "ä" + row).toArray(String[]::new);
        Table table = labelled(20)
                .categories("g", Role.INPUT, words)
                .numbers("n", 0, -0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
        assertThat(Split.of(table.dataset(), table, new SplitRule.ByGroup("g", 0.5, 0, 0.5, 7L), 1)
                        .test())
                .containsExactly(BY_WORD);
        assertThat(Split.of(table.dataset(), table, new SplitRule.ByGroup("n", 0.5, 0, 0.5, 7L), 1)
                        .test())
                .containsExactly(BY_NUMBER);
    }

    /// As a program in another language computed them: FNV-1a, SplitMix64.
    private static final int[] BY_WORD = {0, 1, 2, 4, 5, 6, 7, 9, 11, 12, 13, 14, 17};

    private static final int[] BY_NUMBER = {2, 4, 6, 7, 8, 10, 12, 14, 18};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column | nowhere | unknown_column   | #/split/column | Its columns",
                "column | prt     | unknown_column   | #/split/column | Did you mean \"part\"",
                "column | y       | target_as_split  | #/split/column | another column",
                "column | at      | unfit_column     | #/split/column | time",
                "column | note    | unfit_column     | #/split/column | another column",
                "column | odd     | unknown_part     | #/split/column | train, validation",
                "column | tests   | no_training_rows | #/split/column | another",
                "column | holes   | missing_values   | #/split/column | leave them out",
                "time   | part    | unfit_column     | #/split/column | datetime",
                "time   | gaps    | missing_values   | #/split/column | leave them out",
                "time   | same    | too_few_rows     | #/split        | fractions",
                "time   | y       | target_as_split  | #/split/column | another",
                "group  | note    | unfit_column     | #/split/column | categorical",
                "group  | picture | unfit_column     | #/split/column | another",
                "group  | gaps    | missing_values   | #/split/column | leave them out",
                "group  | holes   | missing_values   | #/split/column | leave them out",
                "group  | same    | too_few_rows     | #/split        | fractions",
                "group  | y       | target_as_split  | #/split/column | another"
            })
    void whatDoesNotFitIsRefused(String type, String column, String code, String pointer, String hint) {
        Table table = new Table()
                .numbers("y", Role.TARGET, 1, 2, 3, 4)
                .numbers("at", 1, 2, 3, 4)
                .numbers("gaps", 1, Float.NaN, 3, Float.NaN)
                .numbers("same", 1, 1, 1, 1)
                .categories("part", Role.INPUT, "train", "train", "val", "test")
                .categories("odd", Role.INPUT, "train", "hold-out", "test", "")
                .categories("tests", Role.INPUT, "test", "test", "val", "test")
                .categories("holes", Role.INPUT, "train", null, "test", "train")
                .text("note", 4)
                .images("picture", List.of(1, 1, 1), new byte[1], new byte[1], new byte[1], new byte[1]);
        SplitRule rule = switch (type) {
            case "column" -> new SplitRule.ByColumn(column);
            case "time" -> new SplitRule.ByTime(column, 0.6, 0.2, 0.2);
            default -> new SplitRule.ByGroup(column, 0.6, 0.2, 0.2, null);
        };
        assertThatThrownBy(() -> Split.of(table.dataset(), table, rule, 1))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.pointer()).isEqualTo(pointer);
                    assertThat(problem.hint()).contains(hint);
                });
    }

    @Test
    void aColumnThatDealsRowsIsNoInput() {
        Table table =
                labelled(2).categories("part", Role.INPUT, "train", "test").numbers("at", 1, 2);
        Dataset dataset = table.dataset();
        assertThat(new SplitRule.ByColumn("part")
                        .withoutRule(dataset)
                        .columns()
                        .get(1)
                        .role())
                .isEqualTo(Role.IGNORED);
        assertThat(new SplitRule.ByGroup("at", 1, 0, 0, null)
                        .withoutRule(dataset)
                        .columns()
                        .get(2)
                        .role())
                .isEqualTo(Role.IGNORED);
        assertThat(new SplitRule.ByTime("at", 1, 0, 0).withoutRule(dataset)).isEqualTo(dataset);
        assertThat(SplitRule.usual(dataset)).isEqualTo(new SplitRule.Random(0.7, 0.15, 0.15, true, null));
        Table said = labelled(2).categories("part", Role.SPLIT, "train", "test");
        assertThat(SplitRule.usual(said.dataset())).isEqualTo(new SplitRule.ByColumn("part"));
    }

    private static Table labelled(int rows) {
        @Nullable String[] labels = new String[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i % 2 == 0 ? "even" : "odd";
        }
        return new Table().categories("label", Role.TARGET, labels);
    }
}
