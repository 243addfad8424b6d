package dev.downhill.training.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EventHubTest {

    private static final int FOLLOWERS = 20;

    /// A database that answers who reads what is stored when the test says so.
    private static final class SlowEvents implements JobEvents {

        private final AtomicInteger asked = new AtomicInteger();
        private final Semaphore answers = new Semaphore(0);

        @Override
        public List<JobEvent> after(Map<String, Long> positions, int limit) {
            asked.incrementAndGet();
            answers.acquireUninterruptibly();
            return List.of();
        }

        @Override
        public long newest() {
            return 0;
        }

        @Override
        public long newestOf(String jobId) {
            return 0;
        }
    }

    @Test
    void whoCatchesUpLeavesTheDatabaseToOthers() throws Exception {
        SlowEvents events = new SlowEvents();
        EventHub hub = new EventHub(events, new EventBell(), FOLLOWERS);
        hub.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<JobEvent>>> pages = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                Follower follower = hub.follow(Map.of("job_1", 0L));
                pages.add(threads.submit(() -> follower.next(Duration.ZERO)));
            }
            // Two of them, and the one look for all.
            Awaitility.await().untilAsserted(() -> assertThat(events.asked).hasValue(3));
            Awaitility.await()
                    .during(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(events.asked).hasValue(3));
            events.answers.release(Integer.MAX_VALUE / 2);
            for (Future<List<JobEvent>> page : pages) {
                assertThat(page.get()).isEmpty();
            }
        } finally {
            events.answers.release(FOLLOWERS);
            hub.stop();
        }
    }
}
