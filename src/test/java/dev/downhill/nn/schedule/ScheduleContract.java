package dev.downhill.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.ScheduleSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Every schedule, epoch by epoch, as worked by hand.
public abstract class ScheduleContract {

    private static final Offset<Double> EXACT = within(1e-15);

    /// The step `step` of `steps` in epoch `epoch` of `epochs`, each from 1.
    protected record When(int epoch, int epochs, int step, int steps) {}

    /// The rate where the base rate is 1.
    ///
    /// @param losses of the epochs before
    protected abstract double rate(ScheduleSpec schedule, When when, List<Double> losses);

    @Test
    void constantIsAlwaysOne() {
        assertThat(epochs(new ScheduleSpec.Constant(), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void stepDropsAfterEveryStepSizeEpochs() {
        assertThat(epochs(new ScheduleSpec.Step(2, 0.5), 6))
                .containsExactly(new double[] {1, 1, 0.5, 0.5, 0.25, 0.25}, EXACT);
    }

    @Test
    void exponentialDropsWithEveryEpoch() {
        assertThat(epochs(new ScheduleSpec.Exponential(0.5), 4))
                .containsExactly(new double[] {1, 0.5, 0.25, 0.125}, EXACT);
    }

    /// (1 - k/4)^2 for k = 0…4, and 0.2 + 0.8 of the same
    @Test
    void polynomialFallsToItsMinimumAtTheLastEpoch() {
        assertThat(epochs(new ScheduleSpec.Polynomial(1, 0), 5))
                .containsExactly(new double[] {1, 0.75, 0.5, 0.25, 0}, EXACT);
        assertThat(epochs(new ScheduleSpec.Polynomial(2, 0), 5))
                .containsExactly(new double[] {1, 0.5625, 0.25, 0.0625, 0}, EXACT);
        assertThat(epochs(new ScheduleSpec.Polynomial(2, 0.2), 5))
                .containsExactly(new double[] {1, 0.65, 0.4, 0.25, 0.2}, EXACT);
    }

    /// (1 + cos(k π/4)) / 2 for k = 0…4
    @Test
    void cosineFallsFromOneToItsMinimumAtTheLastEpoch() {
        assertThat(epochs(new ScheduleSpec.Cosine(0, null), 5))
                .containsExactly(new double[] {1, 0.8535533905932737, 0.5, 0.14644660940672624, 0}, EXACT);
        assertThat(epochs(new ScheduleSpec.Cosine(0.2, null), 5))
                .containsExactly(new double[] {1, 0.882842712474619, 0.6, 0.317157287525381, 0.2}, EXACT);
    }

    @Test
    void aFallOfOneEpochDoesNotFall() {
        assertThat(epochs(new ScheduleSpec.Cosine(0, null), 1)).containsExactly(1);
        assertThat(epochs(new ScheduleSpec.Polynomial(1, 0), 1)).containsExactly(1);
        assertThat(epochs(new ScheduleSpec.OneCycle(0.3, 25, 1e4), 1)).containsExactly(1);
    }

    /// Falls of 3 epochs are 1, 1/2, 0; one of 6 is (1 + cos(k π/5)) / 2.
    @Test
    void aCosineStartsAnewAfterItsEpochs() {
        assertThat(epochs(new ScheduleSpec.Cosine(0, new ScheduleSpec.Restarts(3, 1)), 7))
                .containsExactly(new double[] {1, 0.5, 0, 1, 0.5, 0, 1}, EXACT);
        assertThat(epochs(new ScheduleSpec.Cosine(0, new ScheduleSpec.Restarts(3, 2)), 10))
                .containsExactly(
                        new double[] {
                            1,
                            0.5,
                            0,
                            1,
                            0.9045084971874737,
                            0.6545084971874737,
                            0.3454915028125263,
                            0.0954915028125263,
                            0,
                            1
                        },
                        EXACT);
        assertThat(epochs(new ScheduleSpec.Cosine(0.5, new ScheduleSpec.Restarts(1, 2)), 4))
                .containsExactly(new double[] {1, 1, 0.5, 1}, EXACT);
    }

    /// Ten steps, half of them up: the peak is the fifth. Up from 1/4 by (1 - cos(k π/4)) / 2, k = 0…4; down
    /// to 1/8 by (1 + cos(k π/5)) / 2, k = 1…5.
    @Test
    void oneCycleClimbsAndFallsStepByStep() {
        assertThat(steps(new ScheduleSpec.OneCycle(0.5, 4, 2), 5, 2))
                .containsExactly(
                        new double[] {
                            0.25,
                            0.25 + 0.75 * 0.14644660940672624,
                            0.625,
                            0.25 + 0.75 * 0.8535533905932737,
                            1,
                            0.125 + 0.875 * 0.9045084971874737,
                            0.125 + 0.875 * 0.6545084971874737,
                            0.125 + 0.875 * 0.3454915028125263,
                            0.125 + 0.875 * 0.0954915028125263,
                            0.125
                        },
                        EXACT);
    }

    /// Nothing to climb: from the peak down, 1, 1/2, 0 of the way.
    @Test
    void oneCycleMayBeginAtThePeak() {
        assertThat(steps(new ScheduleSpec.OneCycle(0, 4, 2), 3, 1))
                .containsExactly(new double[] {1, 0.5625, 0.125}, EXACT);
    }

    /// The best is 5 until 3 comes; 4.95 is not below 5 by more than 0.1. Two epochs without improvement drop it.
    @Test
    void aPlateauDropsTheRateAfterItsPatience() {
        assertThat(watched(new ScheduleSpec.ReduceOnPlateau(0.5, 2, 0.1, 0, 0), 5, 4.95, 6, 3, 3, 2.5, 9, 9, 9, 9))
                .containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125);
    }

    /// After the drops the next two epochs do not count; one of them may still be the best.
    @Test
    void aPlateauRestsAfterADrop() {
        assertThat(watched(new ScheduleSpec.ReduceOnPlateau(0.5, 1, 0, 2, 0), 5, 6, 7, 1, 2, 7, 7, 7))
                .containsExactly(1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
    }

    @Test
    void aPlateauHasAFloor() {
        assertThat(watched(new ScheduleSpec.ReduceOnPlateau(0.1, 1, 0, 0, 0.05), 1, 1, 1, 1))
                .containsExactly(new double[] {1, 1, 0.1, 0.05, 0.05}, EXACT);
    }

    /// Two epochs of two steps climb by quarters; then the schedule is that of the three epochs left.
    @Test
    void aWarmUpClimbsToWhereTheScheduleBegins() {
        assertThat(steps(new ScheduleSpec.WarmUp(2, new ScheduleSpec.Constant()), 3, 2))
                .containsExactly(new double[] {0.25, 0.5, 0.75, 1, 1, 1}, EXACT);
        assertThat(steps(new ScheduleSpec.WarmUp(2, new ScheduleSpec.Polynomial(1, 0)), 5, 2))
                .containsExactly(new double[] {0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0, 0}, EXACT);
        assertThat(steps(new ScheduleSpec.WarmUp(1, new ScheduleSpec.OneCycle(0.5, 4, 2)), 5, 1))
                .containsExactly(new double[] {0.25, 0.25, 1, 0.125 + 0.875 / 2, 0.125}, EXACT);
    }

    /// The loss of the warm-up, 1, is not the best to beat.
    @Test
    void aPlateauDoesNotWatchTheWarmUp() {
        assertThat(watched(new ScheduleSpec.WarmUp(1, new ScheduleSpec.ReduceOnPlateau(0.5, 2, 0, 0, 0)), 1, 9, 8, 7))
                .containsExactly(1, 1, 1, 1, 1);
    }

    private double[] epochs(ScheduleSpec schedule, int epochs) {
        return steps(schedule, epochs, 1);
    }

    private double[] steps(ScheduleSpec schedule, int epochs, int steps) {
        return IntStream.range(0, epochs * steps)
                .mapToDouble(i -> rate(schedule, new When(i / steps + 1, epochs, i % steps + 1, steps), List.of()))
                .toArray();
    }

    /// The rate of each epoch while these losses come in, and of the one after them.
    private double[] watched(ScheduleSpec schedule, double... losses) {
        List<Double> all = Arrays.stream(losses).boxed().toList();
        return IntStream.rangeClosed(0, losses.length)
                .mapToDouble(done -> rate(schedule, new When(done + 1, losses.length + 1, 1, 1), all.subList(0, done)))
                .toArray();
    }
}
