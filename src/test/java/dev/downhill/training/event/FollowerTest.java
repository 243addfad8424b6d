package dev.downhill.training.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.training.JobStatus;
import dev.downhill.training.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final Duration NO_TIME = Duration.ZERO;

    private final StoredEvents stored = new StoredEvents();
    private final Semaphore turns = new Semaphore(1);
    private final List<Follower> left = new ArrayList<>();

    /// Stored events in memory.
    private static final class StoredEvents implements JobEvents {

        private final List<JobEvent> all = new ArrayList<>();
        private int reads;

        @Override
        public List<JobEvent> after(Map<String, Long> positions, int limit) {
            reads++;
            return all.stream()
                    .filter(event -> event.id() > positions.getOrDefault(event.job(), Long.MAX_VALUE))
                    .limit(limit)
                    .toList();
        }

        @Override
        public long newest() {
            return all.getLast().id();
        }

        @Override
        public long newestOf(String jobId) {
            return newest();
        }
    }

    private static JobEvent event(long id) {
        return new JobEvent.Moved(id, "job_1", new Transition(JobStatus.RUNNING, Instant.EPOCH));
    }

    private Follower follower(long position) {
        return new Follower(Map.of("job_1", position), stored, turns, left::add);
    }

    private static List<Long> next(Follower follower) throws InterruptedException {
        return follower.next(NO_TIME).stream().map(JobEvent::id).toList();
    }

    @Test
    void whatIsStoredComesBeforeWhatIsNewAndNothingTwice() throws InterruptedException {
        LongStream.rangeClosed(1, 3).forEach(id -> stored.all.add(event(id)));
        Follower follower = follower(1);
        assertThat(next(follower)).containsExactly(2L, 3L);
        follower.offer(event(3));
        follower.offer(event(4));
        assertThat(next(follower)).containsExactly(4L);
        assertThat(next(follower)).isEmpty();
    }

    @Test
    void aLongHistoryComesInPages() throws InterruptedException {
        LongStream.rangeClosed(1, 250).forEach(id -> stored.all.add(event(id)));
        Follower follower = follower(0);
        assertThat(next(follower)).hasSize(100);
        assertThat(next(follower)).hasSize(100);
        assertThat(next(follower)).hasSize(50).last().isEqualTo(250L);
        assertThat(next(follower)).isEmpty();
        assertThat(stored.reads).isEqualTo(3);
    }

    @Test
    void whoReadsNothingCostsAFewEventsAndMissesNone() throws InterruptedException {
        Follower follower = follower(0);
        assertThat(next(follower)).isEmpty();
        int most = 0;
        for (long id = 1; id <= 10_000; id++) {
            stored.all.add(event(id));
            follower.offer(event(id));
            most = Math.max(most, follower.waiting());
        }
        assertThat(most).isEqualTo(Follower.CAPACITY);
        List<Long> seen = new ArrayList<>();
        List<Long> page = next(follower);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = next(follower);
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 10_000).boxed().toList());
    }

    @Test
    void whoseTurnDoesNotComeInTimeCatchesUpLater() throws InterruptedException {
        stored.all.add(event(1));
        Follower follower = follower(0);
        turns.acquire();
        assertThat(next(follower)).isEmpty();
        follower.offer(event(1));
        assertThat(next(follower)).isEmpty();
        turns.release();
        assertThat(next(follower)).containsExactly(1L);
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void closingLeavesAndTheEndOfTheProcessWakesTheReader() throws InterruptedException {
        Follower follower = follower(0);
        follower.end();
        assertThat(follower.next(Duration.ofMinutes(1))).isEmpty();
        assertThat(follower.hasEnded()).isTrue();
        follower.close();
        assertThat(left).containsExactly(follower);
    }
}
