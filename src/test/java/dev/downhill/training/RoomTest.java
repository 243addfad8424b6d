package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.replica.TrainingMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A process with 100 bytes.
class RoomTest {

    private final Map<Recipe, Long> sizes = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final List<String> intake = new ArrayList<>();
    private final Room room = new Room(
            new TrainingMemory(100),
            recipe -> Optional.ofNullable(sizes.get(recipe)).map(bytes -> new MemoryEstimate(bytes, 0, 0, 0, 0)),
            waiting::contains,
            new Room.Intake() {
                @Override
                public void pause() {
                    intake.add("pause");
                }

                @Override
                public void resume() {
                    intake.add("resume");
                }
            });

    /// A job that waits.
    private Job job(String id, int priority, long bytes) {
        Recipe recipe = new Recipe("ds_" + id, null, Sample.NETWORK, Sample.HYPERPARAMETERS);
        sizes.put(recipe, bytes);
        waiting.add(id);
        return Job.queued(id, id, recipe, priority, Map.of(), Sample.NOON);
    }

    private Room.Place granted(Job job) {
        Room.Place place = room.placeFor(Optional.of(job));
        assertThat(place.ask(job)).as(job.id()).isEqualTo(Room.Answer.YES);
        waiting.remove(job.id());
        return place;
    }

    private Room.Answer ask(Job job) {
        try (Room.Place place = room.placeFor(Optional.of(job))) {
            return place.ask(job);
        }
    }

    @Test
    void whatFitsBesideOthersTrainsToTheLastByte() {
        granted(job("job_1", 0, 60));
        granted(job("job_2", 0, 40));
        assertThat(ask(job("job_3", 0, 1))).isEqualTo(Room.Answer.NOT_NOW);
        assertThat(intake).containsExactly("pause");
    }

    @Test
    void roomThatIsLeftIsGivenAgainAndTheQueueLookedAt() {
        Room.Place first = granted(job("job_1", 0, 60));
        Job second = job("job_2", 0, 60);
        assertThat(ask(second)).isEqualTo(Room.Answer.NOT_NOW);
        first.close();
        first.close();
        assertThat(intake).containsExactly("pause", "resume");
        granted(second);
        assertThat(ask(job("job_3", 0, 41))).isEqualTo(Room.Answer.NOT_NOW);
    }

    @Test
    void noEndlessStreamOfSmallJobsKeepsALargeOneWaiting() {
        List<Room.Place> small = new ArrayList<>();
        small.add(granted(job("job_01", 0, 20)));
        Job large = job("job_02", 0, 90);
        assertThat(ask(large)).isEqualTo(Room.Answer.NOT_NOW);
        for (int i = 10; i < 20; i++) {
            assertThat(ask(job("job_" + i, 0, 1))).isEqualTo(Room.Answer.BEHIND_ANOTHER);
        }
        small.forEach(Room.Place::close);
        assertThat(ask(job("job_20", 0, 1))).as("asked before the large one").isEqualTo(Room.Answer.BEHIND_ANOTHER);
        granted(large);
        granted(job("job_21", 0, 10));
    }

    @Test
    void whatComesBeforeALargeJobInTheQueueDoesNotWaitForIt() {
        granted(job("job_1", 0, 50));
        assertThat(ask(job("job_5", 1, 90))).isEqualTo(Room.Answer.NOT_NOW);
        granted(job("job_4", 1, 5));
        granted(job("job_6", 2, 5));
        assertThat(ask(job("job_2", 0, 5))).isEqualTo(Room.Answer.BEHIND_ANOTHER);
    }

    @Test
    void aLargeJobThatWasCancelledOrTakenElsewhereHoldsNobodyUp() {
        granted(job("job_1", 0, 50));
        assertThat(ask(job("job_2", 0, 90))).isEqualTo(Room.Answer.NOT_NOW);
        waiting.remove("job_2");
        granted(job("job_3", 0, 50));
    }

    @Test
    void whatIsLargerThanAllNeverTrainsAndHoldsNobodyUp() {
        Job huge = job("job_1", 0, 101);
        Room.Place place = room.placeFor(Optional.of(huge));
        assertThat(place.ask(huge)).isEqualTo(Room.Answer.NEVER);
        assertThat(place.tooLarge().code()).isEqualTo("too_large_for_memory");
        granted(job("job_2", 0, 100));
    }

    @Test
    void whatCannotBeEstimatedTakesNoRoom() {
        granted(job("job_1", 0, 100));
        Job gone = job("job_2", 0, 1);
        sizes.remove(gone.recipe());
        granted(gone);
        assertThat(room.placeFor(Optional.empty())).isNotNull();
    }
}
