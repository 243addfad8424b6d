package dev.downhill.training;

import static dev.downhill.training.JobStatus.CANCELLED;
import static dev.downhill.training.JobStatus.CANCELLING;
import static dev.downhill.training.JobStatus.FAILED;
import static dev.downhill.training.JobStatus.PAUSED;
import static dev.downhill.training.JobStatus.PAUSING;
import static dev.downhill.training.JobStatus.QUEUED;
import static dev.downhill.training.JobStatus.RUNNING;
import static dev.downhill.training.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobStatusTest {

    /// A row for each state, a column for each next state, in the order of the enum; x is allowed.
    private static final List<String> TABLE = List.of(
            //         que run png psd cng suc fai can
            "queued     .   x   .   .   .   .   .   x",
            "running    x   .   x   .   x   x   x   .",
            "pausing    .   .   .   x   .   .   .   .",
            "paused     x   .   .   .   .   .   .   .",
            "cancelling .   .   .   .   .   .   .   x",
            "succeeded  .   .   .   .   .   .   .   .",
            "failed     .   .   .   .   .   .   .   .",
            "cancelled  .   .   .   .   .   .   .   .");

    static Stream<Arguments> cells() {
        List<JobStatus> states = List.of(JobStatus.values());
        List<Arguments> cells = new ArrayList<>();
        for (int i = 0; i < TABLE.size(); i++) {
            List<String> row = List.of(TABLE.get(i).split(" +", -1));
            assertThat(row.getFirst()).isEqualTo(states.get(i).label());
            for (int j = 0; j < TABLE.size(); j++) {
                cells.add(Arguments.of(
                        states.get(i), states.get(j), row.get(j + 1).equals("x")));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource("cells")
    void everyMoveIsAsTheTableSays(JobStatus from, JobStatus to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @Test
    void onlyTheThreeEndsAreTerminal() {
        assertThat(JobStatus.values()).hasSize(8);
        assertThat(Arrays.stream(JobStatus.values()).filter(JobStatus::isTerminal))
                .containsExactly(SUCCEEDED, FAILED, CANCELLED);
        assertThat(Stream.of(QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING).noneMatch(JobStatus::isTerminal))
                .isTrue();
    }
}
