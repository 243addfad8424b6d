package dev.downhill.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.reference.Schedules.Moment;
import dev.downhill.nn.spec.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The engine's factors are those worked by hand, and far beyond them those of the reference.
class EngineSchedulesTest extends ScheduleContract {

    private static final ScheduleSpec.ReduceOnPlateau PLATEAU = new ScheduleSpec.ReduceOnPlateau(0.5, 3, 0.01, 2, 0.01);

    private static final List<ScheduleSpec> SPECS = List.of(
            new ScheduleSpec.Constant(),
            new ScheduleSpec.Step(1, 1),
            new ScheduleSpec.Step(3, 0.1),
            new ScheduleSpec.Exponential(0.97),
            new ScheduleSpec.Polynomial(2.5, 0.1),
            new ScheduleSpec.Cosine(0, null),
            new ScheduleSpec.Cosine(0.25, null),
            new ScheduleSpec.Cosine(0.25, new ScheduleSpec.Restarts(7, 1)),
            new ScheduleSpec.Cosine(0, new ScheduleSpec.Restarts(3, 2)),
            new ScheduleSpec.OneCycle(0.3, 25, 1e4),
            new ScheduleSpec.OneCycle(0, 10, 10),
            new ScheduleSpec.OneCycle(0.99, 10, 10),
            PLATEAU,
            new ScheduleSpec.ReduceOnPlateau(0.1, 1, 0, 0, 0));

    @Override
    protected double rate(ScheduleSpec schedule, When when, List<Double> losses) {
        LearningRate rate = new LearningRate(schedule, 1, when.epochs(), when.steps());
        for (int epoch = 1; epoch <= losses.size(); epoch++) {
            rate.epochEnded(epoch, losses.get(epoch - 1));
        }
        return rate.at(when.epoch(), when.step());
    }

    @Test
    void everyRateIsThatOfTheReference() {
        for (ScheduleSpec spec : SPECS) {
            for (int epochs : new int[] {2, 3, 10, 200}) {
                compare(spec, epochs);
                compare(new ScheduleSpec.WarmUp(epochs / 2, spec), epochs);
            }
            compare(spec, 1);
        }
    }

    private static void compare(ScheduleSpec spec, int epochs) {
        Random random = new Random(5);
        LearningRate rate = new LearningRate(spec, 0.3, epochs, 4);
        List<Double> losses = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int step = 1; step <= 4; step++) {
                double factor =
                        dev.downhill.nn.reference.Schedules.factor(spec, new Moment(epoch, epochs, step, 4), losses);
                assertThat(rate.at(epoch, step))
                        .as("%s, epoch %d of %d, step %d", spec, epoch, epochs, step)
                        .isEqualTo(0.3 * factor, within(1e-12));
            }
            losses.add(random.nextInt(8) / (epoch + 20.0));
            rate.epochEnded(epoch, losses.getLast());
        }
    }

    @Test
    void everyScheduleIsCompared() {
        assertThat(SPECS.stream().<Class<?>>map(Object::getClass))
                .contains(ScheduleSpec.Curve.class.getPermittedSubclasses())
                .contains(ScheduleSpec.ReduceOnPlateau.class);
    }

    @Test
    void aPlateauGoesOnFromItsState() {
        Plateau through = new Plateau(PLATEAU, Plateau.State.FRESH);
        Plateau resumed = through;
        for (int epoch = 1; epoch <= 60; epoch++) {
            double loss = 1.0 / epoch + epoch % 5;
            resumed = new Plateau(PLATEAU, resumed.state());
            through.watch(loss);
            resumed.watch(loss);
            assertThat(resumed.state()).isEqualTo(through.state());
            assertThat(resumed.factor()).isEqualTo(through.factor());
        }
        assertThat(through.state().drops()).isGreaterThan(2);
    }
}
