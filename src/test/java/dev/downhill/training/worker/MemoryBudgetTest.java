package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.replica.TrainingMemory;
import dev.downhill.training.Job;
import dev.downhill.training.JobRequest;
import dev.downhill.training.Recipe;
import dev.downhill.training.Sample;
import dev.downhill.training.hyperparameter.MemoryEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A process with 100 bytes.
class MemoryBudgetTest {

    private final Map<Recipe, Long> sizes = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final List<String> polling = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(
            new TrainingMemory(100),
            recipe -> Optional.ofNullable(sizes.get(recipe)).map(bytes -> new MemoryEstimate(bytes, 0, 0, 0, 0, 0, 0)),
            waiting::contains,
            new MemoryBudget.Polling() {
                @Override
                public void pause() {
                    polling.add("pause");
                }

                @Override
                public void resume() {
                    polling.add("resume");
                }
            });

    /// A job that waits.
    private Job job(String id, int priority, long bytes) {
        Recipe recipe = new Recipe("ds_" + id, null, null, Sample.NETWORK, Sample.HYPERPARAMETERS);
        sizes.put(recipe, bytes);
        waiting.add(id);
        return Job.queued(id, new JobRequest(id, recipe, priority, Map.of(), List.of()), Sample.NOON);
    }

    private MemoryBudget.Reservation granted(Job job) {
        MemoryBudget.Reservation reservation = budget.reservationFor(Optional.of(job));
        assertThat(reservation.ask(job)).as(job.id()).isEqualTo(MemoryBudget.Answer.YES);
        waiting.remove(job.id());
        return reservation;
    }

    private MemoryBudget.Answer ask(Job job) {
        try (MemoryBudget.Reservation reservation = budget.reservationFor(Optional.of(job))) {
            return reservation.ask(job);
        }
    }

    @Test
    void whatFitsBesideOthersTrainsToTheLastByte() {
        granted(job("job_1", 0, 60));
        granted(job("job_2", 0, 40));
        assertThat(ask(job("job_3", 0, 1))).isEqualTo(MemoryBudget.Answer.NOT_NOW);
        assertThat(polling).containsExactly("pause");
    }

    @Test
    void roomThatIsLeftIsGivenAgainAndTheQueueLookedAt() {
        MemoryBudget.Reservation first = granted(job("job_1", 0, 60));
        Job second = job("job_2", 0, 60);
        assertThat(ask(second)).isEqualTo(MemoryBudget.Answer.NOT_NOW);
        first.close();
        first.close();
        assertThat(polling).containsExactly("pause", "resume");
        granted(second);
        assertThat(ask(job("job_3", 0, 41))).isEqualTo(MemoryBudget.Answer.NOT_NOW);
    }

    @Test
    void noEndlessStreamOfSmallJobsKeepsALargeOneWaiting() {
        List<MemoryBudget.Reservation> small = new ArrayList<>();
        small.add(granted(job("job_01", 0, 20)));
        Job large = job("job_02", 0, 90);
        assertThat(ask(large)).isEqualTo(MemoryBudget.Answer.NOT_NOW);
        for (int i = 10; i < 20; i++) {
            assertThat(ask(job("job_" + i, 0, 1))).isEqualTo(MemoryBudget.Answer.BEHIND_ANOTHER);
        }
        small.forEach(MemoryBudget.Reservation::close);
        assertThat(ask(job("job_20", 0, 1)))
                .as("asked before the large one")
                .isEqualTo(MemoryBudget.Answer.BEHIND_ANOTHER);
        granted(large);
        granted(job("job_21", 0, 10));
    }

    @Test
    void whatComesBeforeALargeJobInTheQueueDoesNotWaitForIt() {
        granted(job("job_1", 0, 50));
        assertThat(ask(job("job_5", 1, 90))).isEqualTo(MemoryBudget.Answer.NOT_NOW);
        granted(job("job_4", 1, 5));
        granted(job("job_6", 2, 5));
        assertThat(ask(job("job_2", 0, 5))).isEqualTo(MemoryBudget.Answer.BEHIND_ANOTHER);
    }

    @Test
    void aLargeJobThatWasCancelledOrTakenElsewhereHoldsNobodyUp() {
        granted(job("job_1", 0, 50));
        assertThat(ask(job("job_2", 0, 90))).isEqualTo(MemoryBudget.Answer.NOT_NOW);
        waiting.remove("job_2");
        granted(job("job_3", 0, 50));
    }

    @Test
    void whatIsLargerThanAllNeverTrainsAndHoldsNobodyUp() {
        Job huge = job("job_1", 0, 101);
        MemoryBudget.Reservation reservation = budget.reservationFor(Optional.of(huge));
        assertThat(reservation.ask(huge)).isEqualTo(MemoryBudget.Answer.NEVER);
        assertThat(reservation.tooLarge().code()).isEqualTo("too_large_for_memory");
        granted(job("job_2", 0, 100));
    }

    @Test
    void whatCannotBeEstimatedTakesNoRoom() {
        granted(job("job_1", 0, 100));
        Job gone = job("job_2", 0, 1);
        sizes.remove(gone.recipe());
        granted(gone);
        assertThat(budget.reservationFor(Optional.empty())).isNotNull();
    }
}
