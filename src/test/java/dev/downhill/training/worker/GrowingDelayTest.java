package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingDelayTest {

    @Test
    void eachFailureDoublesTheDelayUpToTwoMinutes() {
        assertThat(IntStream.range(0, 6).mapToObj(GrowingDelay::after).map(Duration::toSeconds))
                .containsExactly(10L, 20L, 40L, 80L, 120L, 120L);
        assertThat(GrowingDelay.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(2));
    }
}
