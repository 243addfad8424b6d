package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyTaskRunsOnceInEachRound(int size) {
        try (Team team = new Team(size)) {
            for (int count : new int[] {0, 1, 2, 7, 100}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(count);
                for (int round = 0; round < 50; round++) {
                    team.run(count, (task, member) -> runs.incrementAndGet(task));
                }
                for (int task = 0; task < count; task++) {
                    assertThat(runs.get(task)).isEqualTo(50);
                }
            }
        }
    }

    @Test
    void membersAreNumberedBelowTheSize() {
        try (Team team = new Team(4)) {
            AtomicInteger largest = new AtomicInteger();
            team.run(1_000, (task, member) -> largest.accumulateAndGet(member, Math::max));

            assertThat(largest.get()).isBetween(0, 3);
        }
    }

    @Test
    void aFailureInAnyTaskReachesTheCallerAndTheTeamGoesOn() {
        try (Team team = new Team(3)) {
            for (int broken = 0; broken < 20; broken++) {
                int failing = broken;
                assertThatThrownBy(() -> team.run(20, (task, member) -> {
                            if (task == failing) {
                                throw new IllegalArgumentException("task " + task);
                            }
                        }))
                        .isInstanceOf(RuntimeException.class);
            }
            AtomicInteger done = new AtomicInteger();
            team.run(20, (task, member) -> done.incrementAndGet());

            assertThat(done.get()).isEqualTo(20);
        }
    }

    @Test
    void aTeamOfNobodyIsRefused() {
        assertThatThrownBy(() -> new Team(0)).hasMessageContaining("at least 1");
    }
}
