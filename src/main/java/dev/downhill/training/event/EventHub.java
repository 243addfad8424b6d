package dev.downhill.training.event;

import dev.downhill.request.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Delivers stored events to followers of jobs, whichever replica stored them: one thread polls the database for all
/// followers, twice a second and whenever the {@link EventBell} rings, and only for followed jobs.
///
/// A follower misses no event, from any position. It reads from the database the events stored when it begins; from
/// then on this thread delivers every newer event. An event that comes both ways is recognised by its id.
public final class EventHub implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventHub.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    /// A burst of events costs one look each so often.
    private static final Duration BURST_INTERVAL = Duration.ofMillis(20);
    /// How long the end of the process waits for the last look.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    /// So many jobs are asked for in one query.
    private static final int MAX_JOBS_OF_QUERY = 50;

    private static final int MAX_EVENTS = 200;
    /// So many followers read what is stored at once, so that any number of them that come with a long history before
    /// them leave the database's connections to trainings and to other requests.
    private static final int MAX_READERS = 2;

    private final JobEvents events;
    private final EventBell bell;
    private final int mostFollowers;
    private final Semaphore turns = new Semaphore(MAX_READERS, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Followed> followed = new HashMap<>();
    private final Set<Follower> followers = new HashSet<>();
    private CountDownLatch end = new CountDownLatch(0);
    private @Nullable Thread thread;

    EventHub(JobEvents events, EventBell bell, int mostFollowers) {
        this.events = events;
        this.bell = bell;
        this.mostFollowers = mostFollowers;
    }

    /// A job with followers.
    private static final class Followed {

        private final Set<Follower> by = new HashSet<>();
        private long handedOver;

        private Followed(long handedOver) {
            this.handedOver = handedOver;
        }
    }

    /// Follows jobs, each from behind the event of the given id, until closed.
    ///
    /// @throws ProblemException if this process ends, or as many follow already as may
    public Follower follow(Map<String, Long> positions) {
        Map<String, Long> newest = new HashMap<>();
        positions.keySet().forEach(job -> newest.put(job, events.newestOf(job)));
        Follower follower = new Follower(positions, events, turns, this::leave);
        lock.lock();
        try {
            if (!isRunning()) {
                throw ProblemException.unavailable("This process ends; reconnect to continue the stream.");
            }
            if (followers.size() >= mostFollowers) {
                throw ProblemException.busy("The maximum of " + mostFollowers
                        + " event streams is open. One stream can follow up to 50 jobs: /v1/events?job=…&job=…");
            }
            followers.add(follower);
            newest.forEach((job, id) ->
                    followed.computeIfAbsent(job, _ -> new Followed(id)).by.add(follower));
        } finally {
            lock.unlock();
        }
        return follower;
    }

    private void leave(Follower follower) {
        lock.lock();
        try {
            followers.remove(follower);
            for (String job : follower.jobs()) {
                Followed one = followed.get(job);
                if (one != null && one.by.remove(follower) && one.by.isEmpty()) {
                    followed.remove(job);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many follow jobs now.
    public int followers() {
        lock.lock();
        try {
            return followers.size();
        } finally {
            lock.unlock();
        }
    }

    private void work(CountDownLatch until) {
        boolean reachable = true;
        try {
            do {
                bell.await(POLL_INTERVAL);
                try {
                    look();
                    reachable = true;
                } catch (RuntimeException e) {
                    if (reachable) {
                        log.warn("Live events wait for the database", e);
                    }
                    reachable = false;
                }
            } while (!until.await(BURST_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        List<Map.Entry<String, Long>> all = positions();
        for (int i = 0; i < all.size(); i += MAX_JOBS_OF_QUERY) {
            Map<String, Long> some = new HashMap<>();
            all.subList(i, Math.min(all.size(), i + MAX_JOBS_OF_QUERY))
                    .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
            List<JobEvent> found = events.after(some, MAX_EVENTS);
            handOver(found);
            if (found.size() >= MAX_EVENTS) {
                bell.ring();
            }
        }
    }

    private List<Map.Entry<String, Long>> positions() {
        lock.lock();
        try {
            List<Map.Entry<String, Long>> positions = new ArrayList<>();
            followed.forEach((job, one) -> positions.add(Map.entry(job, one.handedOver)));
            return positions;
        } finally {
            lock.unlock();
        }
    }

    private void handOver(List<JobEvent> found) {
        lock.lock();
        try {
            for (JobEvent event : found) {
                Followed one = followed.get(event.job());
                if (one != null && event.id() > one.handedOver) {
                    one.handedOver = event.id();
                    one.by.forEach(follower -> follower.offer(event));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            end = new CountDownLatch(1);
            CountDownLatch until = end;
            thread = Thread.ofPlatform().name("job-events").daemon().start(() -> work(until));
        } finally {
            lock.unlock();
        }
    }

    /// Ends every stream, before the web server waits for its requests: their clients come back to another replica.
    @Override
    public void stop() {
        Thread worker;
        lock.lock();
        try {
            worker = thread;
            thread = null;
            end.countDown();
            bell.ring();
            followers.forEach(Follower::end);
        } finally {
            lock.unlock();
        }
        try {
            if (worker != null && !worker.join(STOP_TIMEOUT)) {
                log.warn("A look for events does not end; the process does so without it");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return thread != null;
        } finally {
            lock.unlock();
        }
    }
}
