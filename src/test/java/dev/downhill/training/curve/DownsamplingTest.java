package dev.downhill.training.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.train.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownsamplingTest {

    @ParameterizedTest
    @ValueSource(ints = {25, 26, 50, 100, 333, 999, 1000})
    void firstLastBestAndEveryExtremeAreKept(int maxPoints) {
        List<EpochMetrics> all = noise(1000);
        List<EpochMetrics> thin = Downsampling.thin(all, maxPoints, 617);
        assertThat(thin).hasSize(maxPoints).isSubsetOf(all).contains(all.getFirst(), all.getLast(), all.get(616));
        assertThat(thin).isSortedAccordingTo((a, b) -> Integer.compare(a.epoch(), b.epoch()));
        for (Series series : Series.values()) {
            if (series.isIn(all)) {
                assertThat(Arrays.stream(series.of(thin)).min())
                        .as(series.label())
                        .isEqualTo(Arrays.stream(series.of(all)).min());
                assertThat(Arrays.stream(series.of(thin)).max())
                        .as(series.label())
                        .isEqualTo(Arrays.stream(series.of(all)).max());
            }
        }
    }

    @Test
    void aSingleSpikeSurvives() {
        List<EpochMetrics> all = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            double loss = i == 7_321 ? 50 : 1.0 / i;
            all.add(new EpochMetrics(i, new Metrics(loss, Double.NaN, loss, loss), null, 0.1, 1, 1));
        }
        assertThat(Downsampling.thin(all, 50, 10_000)).contains(all.get(7_320));
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        List<EpochMetrics> all = noise(30);
        assertThat(Downsampling.thin(all, 30, 1)).isEqualTo(all);
        assertThat(Downsampling.thin(List.of(), 25, 0)).isEmpty();
    }

    @Test
    void theLeastRoomHoldsWhateverIsKeptInAnyCase() {
        assertThat(Downsampling.MIN_POINTS).isEqualTo(2 * Series.values().length + 3);
        assertThatThrownBy(() -> Downsampling.thin(noise(100), 24, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<EpochMetrics> noise(int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            epochs.add(new EpochMetrics(
                    i,
                    new Metrics(random.nextDouble(), random.nextDouble(), Double.NaN, Double.NaN),
                    new Metrics(random.nextDouble(), random.nextDouble(), Double.NaN, Double.NaN),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble()));
        }
        return epochs;
    }
}
