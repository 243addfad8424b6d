package dev.downhill.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {

    private static final SplitRule.Random USUAL = new SplitRule.Random(0.7, 0.15, 0.15, true);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAreDisjointAndCoverEveryRowWithATarget(int seed) {
        LabelledRows rows = LabelledRows.random(seed);
        Split split = Split.of(rows.dataset(), rows, rows.fractions(), seed);
        Set<Integer> seen = new HashSet<>();
        for (int[] part : parts(split)) {
            assertThat(part).isSorted();
            Arrays.stream(part)
                    .forEach(row -> assertThat(seen.add(row)).as("row %d", row).isTrue());
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows.count())
                        .filter(row -> rows.category(row, 0) >= 0)
                        .boxed()
                        .toList());
    }

    @Test
    void aSeedOfItsOwnDealsRowsAlikeWhateverTheSeedOfTheJob() {
        LabelledRows rows = LabelledRows.random(1);
        SplitRule.Random own = new SplitRule.Random(0.6, 0.2, 0.2, true, 9L);

        int[][] parts = parts(Split.of(rows.dataset(), rows, own, 1));
        assertThat(parts).isDeepEqualTo(parts(Split.of(rows.dataset(), rows, own, 2)));
        assertThat(parts)
                .isDeepEqualTo(parts(Split.of(rows.dataset(), rows, new SplitRule.Random(0.6, 0.2, 0.2, true), 9)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyClassIsWithinOneRowOfItsFractionOrInEachPart(int seed) {
        LabelledRows rows = LabelledRows.random(seed);
        SplitRule.Random fractions = rows.fractions();
        Split split = Split.of(rows.dataset(), rows, fractions, seed);
        double[] asked = {fractions.train(), fractions.validation(), fractions.test()};
        long partsAsked = Arrays.stream(asked).filter(fraction -> fraction > 0).count();
        for (int label = 0; label < rows.classes(); label++) {
            int size = rows.size(label);
            for (int part = 0; part < 3; part++) {
                int found = rows.count(parts(split)[part], label);
                if (asked[part] == 0) {
                    assertThat(found).isZero();
                } else if (size >= partsAsked) {
                    assertThat(found).as("class %d of %d rows", label, size).isPositive();
                }
                if (size
                                * Arrays.stream(asked)
                                        .filter(fraction -> fraction > 0)
                                        .min()
                                        .orElseThrow()
                        >= 1) {
                    assertThat((double) found).isBetween(size * asked[part] - 1, size * asked[part] + 1);
                }
            }
        }
    }

    @Test
    void manyClassesTogetherKeepTheFractions() {
        LabelledRows rows = LabelledRows.even(50, 11);
        Split split = Split.of(rows.dataset(), rows, USUAL, 1);
        assertThat(split.train().length).isBetween(384, 386);
        assertThat(split.validation().length).isBetween(82, 84);
        assertThat(split.test().length).isBetween(82, 84);
    }

    @Test
    void irisIsDividedEvenly() {
        LabelledRows rows = LabelledRows.even(3, 50);
        Split split = Split.of(rows.dataset(), rows, USUAL, 42);
        assertThat(split.train()).hasSize(105);
        assertThat(split.validation().length + split.test().length).isEqualTo(45);
        for (int label = 0; label < 3; label++) {
            assertThat(rows.count(split.train(), label)).isEqualTo(35);
        }
    }

    @Test
    void sameSeedSameSplitOtherSeedOtherSplit() {
        LabelledRows rows = LabelledRows.even(3, 50);
        Split split = Split.of(rows.dataset(), rows, USUAL, 42);
        assertThat(Split.of(rows.dataset(), rows, USUAL, 42).test()).isEqualTo(split.test());
        assertThat(Split.of(rows.dataset(), rows, USUAL, 43).test()).isNotEqualTo(split.test());
    }

    @Test
    void theAlgorithmIsFixedForEver() {
        LabelledRows rows = LabelledRows.even(2, 10);
        Split split = Split.of(rows.dataset(), rows, new SplitRule.Random(0.8, 0, 0.2, true), 7);
        assertThat(split.test()).containsExactly(EXPECTED_TEST_ROWS);
        assertThat(split.validation()).isEmpty();
    }

    private static final int[] EXPECTED_TEST_ROWS = {0, 1, 6, 9};

    @Test
    void withoutStratificationClassesAreMixed() {
        LabelledRows rows = LabelledRows.even(2, 100);
        Split split = Split.of(rows.dataset(), rows, new SplitRule.Random(0.5, 0, 0.5, false), 3);
        assertThat(split.train()).hasSize(100);
        assertThat(rows.count(split.train(), 0)).isNotEqualTo(50);
    }

    @Test
    void theOnlyRowOfAClassIsLearntFrom() {
        LabelledRows rows = LabelledRows.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Split.of(rows.dataset(), rows, USUAL, seed).train()).contains(9);
        }
    }

    @Test
    void noPartAskedForIsEmpty() {
        LabelledRows rows = LabelledRows.of(0, 0, 1, 1);
        Split split = Split.of(rows.dataset(), rows, USUAL, 0);
        assertThat(split.train()).isNotEmpty();
        assertThat(split.validation()).isNotEmpty();
        assertThat(split.test()).isNotEmpty();
    }

    @Test
    void tooFewRowsForThePartsAreRefused() {
        LabelledRows rows = LabelledRows.of(0, 1, -1, -1);
        assertThatThrownBy(() -> Split.of(rows.dataset(), rows, USUAL, 0))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2 rows with a target");
    }

    @Test
    void fractionsMustSumToOne() {
        assertThatThrownBy(() -> new SplitRule.Random(0.7, 0.2, 0.2, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SplitRule.Random(0, 0.5, 0.5, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SplitRule.Random(1.5, -0.5, 0, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SplitRule.Random(Double.NaN, 0.5, 0.5, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[][] parts(Split split) {
        return new int[][] {split.train(), split.validation(), split.test()};
    }
}
