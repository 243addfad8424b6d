package dev.downhill.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.ScheduleSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The engine's schedules are the reference's, which are worked by hand.
class EngineSchedulesTest {

    private static final List<ScheduleSpec> SPECS = List.of(
            new ScheduleSpec.Constant(),
            new ScheduleSpec.Step(1, 1),
            new ScheduleSpec.Step(3, 0.1),
            new ScheduleSpec.Cosine(0),
            new ScheduleSpec.Cosine(0.25));

    @Test
    void everyFactorIsThatOfTheReference() {
        for (ScheduleSpec spec : SPECS) {
            for (int epochs : new int[] {1, 2, 10, 1000}) {
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    assertThat(Schedules.factor(spec, epoch, epochs))
                            .as("%s, epoch %d of %d", spec, epoch, epochs)
                            .isEqualTo(dev.downhill.nn.reference.Schedules.factor(spec, epoch, epochs), within(1e-12));
                }
            }
        }
    }

    @Test
    void everyScheduleIsCompared() {
        assertThat(SPECS.stream().<Class<?>>map(Object::getClass))
                .contains(ScheduleSpec.class.getPermittedSubclasses());
    }
}
