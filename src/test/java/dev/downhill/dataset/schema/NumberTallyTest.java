package dev.downhill.dataset.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberTallyTest {

    @Test
    void statisticsOfAFewNumbersAreExact() {
        NumberTally tally = tally(1, 4, 1, 3, 2, 4);
        assertThat(tally.count()).isEqualTo(6);
        assertThat(tally.min()).isEqualTo(1);
        assertThat(tally.max()).isEqualTo(4);
        assertThat(tally.mean()).isCloseTo(2.5, within(1e-15));
        assertThat(tally.std()).isCloseTo(Math.sqrt(9.5 / 6), within(1e-15));
        assertThat(tally.distinct()).isEqualTo(4);
        assertThat(tally.isWhole()).isTrue();
        assertThat(tally.quantiles()).containsExactly(1.0, 1.25, 2.5, 3.75, 4.0);
    }

    @Test
    void oneNumberIsItsOwnQuantiles() {
        assertThat(tally(7.5).quantiles()).containsExactly(7.5, 7.5, 7.5, 7.5, 7.5);
        assertThat(tally(7.5).std()).isZero();
        assertThat(tally(7.5).isWhole()).isFalse();
    }

    @Test
    void varianceSurvivesALargeMean() {
        NumberTally tally = new NumberTally(new Budget(1), 0);
        for (int i = 0; i < 100_000; i++) {
            tally.add(1e9 + (i % 2 == 0 ? 1 : -1));
        }
        assertThat(tally.std()).isCloseTo(1, within(1e-9));
    }

    @Test
    void bothZerosAreOneValue() {
        assertThat(tally(0.0, -0.0).distinct()).isEqualTo(1);
    }

    @Test
    void quantilesOfManyNumbersComeFromAUniformSample() {
        NumberTally tally = new NumberTally(new Budget(1), 0);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000_000; i++) {
            tally.add(i < 500_000 ? random.nextDouble() : 1 + random.nextDouble());
        }
        assertThat(tally.quantiles().get(1)).isCloseTo(0.5, within(0.03));
        assertThat(tally.quantiles().get(2)).isCloseTo(1.0, within(0.03));
        assertThat(tally.quantiles().get(3)).isCloseTo(1.5, within(0.03));
        assertThat(tally.distinct()).as("too many to count").isEqualTo(-1);
    }

    @Test
    void differentValuesAreCountedUpToTheLimit() {
        NumberSet set = new NumberSet(1_000);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1_000; i++) {
                set.add(i * 0.1);
            }
        }
        assertThat(set.size()).isEqualTo(1_000);
        set.add(-1);
        assertThat(set.size()).isEqualTo(-1);
    }

    private static NumberTally tally(double... values) {
        NumberTally tally = new NumberTally(new Budget(1), 0);
        for (double value : values) {
            tally.add(value);
        }
        return tally;
    }
}
