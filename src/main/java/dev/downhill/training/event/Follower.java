package dev.downhill.training.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A follower of jobs: it gets every event of theirs once and in order. New events wait in a short queue. When the
/// queue is full because the reader is slow, it is dropped, and the database is read from the reader's position. So no
/// writer ever waits for a reader, and a slow reader costs no memory.
///
/// One thread reads; any may offer.
public final class Follower implements AutoCloseable {

    /// The most events that wait for the reader.
    static final int CAPACITY = 256;

    private static final int PAGE = 100;

    private final Map<String, Long> positions;
    private final JobEvents stored;
    private final Semaphore turns;
    private final Consumer<Follower> leave;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<JobEvent> waiting = new ArrayDeque<>();
    /// Whether more may be stored than what waits.
    private boolean behind = true;

    private boolean ended;

    /// @param turns one is taken for as long as a page of what is stored is read
    /// @param leave is told of the end
    Follower(Map<String, Long> positions, JobEvents stored, Semaphore turns, Consumer<Follower> leave) {
        this.positions = new HashMap<>(positions);
        this.stored = stored;
        this.turns = turns;
        this.leave = leave;
    }

    Set<String> jobs() {
        return positions.keySet();
    }

    void offer(JobEvent event) {
        lock.lock();
        try {
            if (behind) {
                return;
            }
            if (waiting.size() >= CAPACITY) {
                waiting.clear();
                behind = true;
            } else {
                waiting.add(event);
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many events wait for the reader.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// The next events; none if none comes in time, or this has ended.
    public List<JobEvent> next(Duration atMost) throws InterruptedException {
        if (isBehind()) {
            if (!turns.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return List.of();
            }
            try {
                List<JobEvent> page = hasEnded() ? List.of() : page();
                if (!page.isEmpty()) {
                    return unknown(page);
                }
            } finally {
                turns.release();
            }
        }
        return unknown(taken(atMost));
    }

    private boolean isBehind() {
        lock.lock();
        try {
            return behind;
        } finally {
            lock.unlock();
        }
    }

    private List<JobEvent> page() {
        catchUp();
        List<JobEvent> page = stored.after(positions, PAGE);
        if (page.size() >= PAGE) {
            fallBehind();
        }
        return page;
    }

    /// From here on everything new waits, so what is stored by now is read, and nothing lies between the two.
    private void catchUp() {
        lock.lock();
        try {
            behind = false;
        } finally {
            lock.unlock();
        }
    }

    private void fallBehind() {
        lock.lock();
        try {
            waiting.clear();
            behind = true;
        } finally {
            lock.unlock();
        }
    }

    private List<JobEvent> taken(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting.isEmpty() && !behind && !ended && left > 0) {
                left = news.awaitNanos(left);
            }
            List<JobEvent> taken = new ArrayList<>(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private List<JobEvent> unknown(List<JobEvent> events) {
        List<JobEvent> unknown = new ArrayList<>();
        for (JobEvent event : events) {
            if (event.id() > positions.getOrDefault(event.job(), Long.MAX_VALUE)) {
                positions.put(event.job(), event.id());
                unknown.add(event);
            }
        }
        return unknown;
    }

    /// Whether nothing will come any more, because this process ends.
    public boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
