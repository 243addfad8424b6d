package dev.downhill.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class TrainingMemoryTest {

    private static final long HEAP = 4096;

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatIsConfiguredCounts(Role role) {
        assertThat(TrainingMemory.of(role, DataSize.ofBytes(7), HEAP)).isEqualTo(new TrainingMemory(7));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ALL", "WORKER"})
    void elseTheHeapOfTheProcessThatTrains(Role role) {
        assertThat(TrainingMemory.of(role, null, HEAP)).isEqualTo(new TrainingMemory(HEAP));
    }

    @Test
    void theHeapOfAnApiReplicaSaysNothingAboutThatOfWorkers() {
        TrainingMemory memory = TrainingMemory.of(Role.API, null, HEAP);
        assertThat(memory.isKnown()).isFalse();
        assertThat(memory.bytes()).isEqualTo(Long.MAX_VALUE);
    }
}
