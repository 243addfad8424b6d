package dev.downhill.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {

    /// The first outputs of the authors' own implementation for the seed 1234567.
    @Test
    void outputsAreThoseOfSplitMix64() {
        SplitMix random = new SplitMix(1234567);
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void boundedNumbersStayInBoundsAndReachAll() {
        SplitMix random = new SplitMix(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 9_500 && count < 10_500);
    }

    @Test
    void shuffleKeepsEveryValue() {
        int[] values = IntStream.range(0, 100).toArray();
        new SplitMix(3).shuffle(values);
        assertThat(values).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(values).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        SplitMix random = new SplitMix(5);
        double sum = 0;
        double squares = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            double value = random.nextGaussian();
            sum += value;
            squares += value * value;
        }
        assertThat(sum / count).isBetween(-0.02, 0.02);
        assertThat(squares / count).isBetween(0.97, 1.03);
    }
}
