package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.ScheduleSpec;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Offset<Double> EXACT = within(1e-15);

    @Test
    void constantIsAlwaysOne() {
        assertThat(factors(new ScheduleSpec.Constant(), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void stepDropsAfterEveryStepSizeEpochs() {
        assertThat(factors(new ScheduleSpec.Step(2, 0.5), 6))
                .containsExactly(new double[] {1, 1, 0.5, 0.5, 0.25, 0.25}, EXACT);
    }

    /// (1 + cos(k π/4)) / 2 for k = 0…4
    @Test
    void cosineFallsFromOneToItsMinimumAtTheLastEpoch() {
        assertThat(factors(new ScheduleSpec.Cosine(0), 5))
                .containsExactly(new double[] {1, 0.8535533905932737, 0.5, 0.14644660940672624, 0}, EXACT);
        assertThat(factors(new ScheduleSpec.Cosine(0.2), 5))
                .containsExactly(new double[] {1, 0.882842712474619, 0.6, 0.317157287525381, 0.2}, EXACT);
    }

    @Test
    void cosineOfOneEpochDoesNotFall() {
        assertThat(factors(new ScheduleSpec.Cosine(0), 1)).containsExactly(1);
    }

    private static double[] factors(ScheduleSpec schedule, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToDouble(epoch -> Schedules.factor(schedule, epoch, epochs))
                .toArray();
    }
}
