package dev.downhill.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {

    private static final int MANY = 100_000;

    @Test
    void aNumberDependsOnItsPlaceAlone() {
        long key = Randomness.key(42, Purpose.SHUFFLE, 7, 0);

        assertThat(Randomness.bits(key, 1_000)).isEqualTo(Randomness.bits(key, 1_000));
        assertThat(Randomness.key(42, Purpose.SHUFFLE, 7, 0)).isEqualTo(key);
    }

    @Test
    void everyPartOfTheKeyMatters() {
        Set<Long> keys = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            for (long seed : new long[] {0, 1, -1, Long.MAX_VALUE}) {
                for (long a : new long[] {0, 1, 2}) {
                    for (long b : new long[] {0, 1, 2}) {
                        assertThat(keys.add(Randomness.key(seed, purpose, a, b)))
                                .isTrue();
                    }
                }
            }
        }
    }

    /// These numbers are part of every recipe: a change here changes the weights of every seed.
    @Test
    void theSequenceNeverChanges() {
        long key = Randomness.key(42, Purpose.INITIAL_VALUES, 0, 0);

        assertThat(Randomness.bits(key, 0)).isEqualTo(-2155497484209704875L);
        assertThat(Randomness.bits(key, 1)).isEqualTo(-1030257801867572124L);
    }

    @Test
    void uniformNumbersFillTheUnitIntervalEvenly() {
        long key = Randomness.key(1, Purpose.DROPOUT, 0, 0);
        int[] counts = new int[10];
        for (int i = 0; i < MANY; i++) {
            counts[(int) (10 * Randomness.uniform(key, i))]++;
        }

        for (int count : counts) {
            assertThat(count).isCloseTo(MANY / 10, within(400));
        }
    }

    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        long key = Randomness.key(1, Purpose.INITIAL_VALUES, 3, 0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double value = Randomness.normal(key, i);
            sum += value;
            squares += value * value;
        }

        assertThat(sum / MANY).isCloseTo(0, within(0.01));
        assertThat(squares / MANY).isCloseTo(1, within(0.02));
    }

    @Test
    void aPermutationHoldsEveryNumberOnceAndDiffersByEpoch() {
        int[] first = new int[1_000];
        int[] second = new int[1_000];
        Randomness.permutation(Randomness.key(42, Purpose.SHUFFLE, 1, 0), first);
        Randomness.permutation(Randomness.key(42, Purpose.SHUFFLE, 2, 0), second);

        assertThat(first).isNotEqualTo(second);
        Arrays.sort(first);
        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isEqualTo(i);
        }
    }

    @Test
    void everyPlaceOfAPermutationIsEquallyLikely() {
        int[][] counts = new int[4][4];
        int[] order = new int[4];
        for (int epoch = 0; epoch < 24_000; epoch++) {
            Randomness.permutation(Randomness.key(5, Purpose.SHUFFLE, epoch, 0), order);
            for (int i = 0; i < 4; i++) {
                counts[i][order[i]]++;
            }
        }

        for (int[] row : counts) {
            for (int count : row) {
                assertThat(count).isCloseTo(6_000, within(350));
            }
        }
    }
}
