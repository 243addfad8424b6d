package dev.downhill.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills replicas and freezes them while they work, spread evenly over the work and at random moments. What was killed
/// is started again, what was frozen is thawed after its jobs have been given to others; meanwhile others are hit.
final class Torment {

    private static final Logger log = LoggerFactory.getLogger(Torment.class);
    /// Longer than the eight seconds after which a worker counts as dead, and the four until the next check; both are
    /// half as long where `Jars` shortens the heartbeat.
    private static final int FROZEN_MILLIS = Effort.isFull() ? 13_000 : 6_500;
    private static final int LONGEST_MORE_MILLIS = 3_000;
    private static final Duration POLL = Duration.ofMillis(20);

    private final List<Replica> replicas;
    private final Predicate<Replica> trains;
    private final Random random;
    private final List<CompletableFuture<Void>> recoveries = new ArrayList<>();

    /// @param trains whether a replica holds a job
    Torment(List<Replica> replicas, Predicate<Replica> trains, Random random) {
        this.replicas = replicas;
        this.trains = trains;
        this.random = random;
    }

    /// Returns when all is done, and every replica up again.
    ///
    /// @param done how many jobs have ended
    /// @param jobs how many will
    void torment(int kills, int freezes, IntSupplier done, int jobs) {
        List<Boolean> blows = new ArrayList<>(Collections.nCopies(kills, true));
        blows.addAll(Collections.nCopies(freezes, false));
        Collections.shuffle(blows, random);
        int before = done.getAsInt();
        for (int i = 0; i < blows.size(); i++) {
            // Some jobs are left for the last to be recovered from.
            int due = before + (i + 1) * (jobs - before) * 9 / (10 * (blows.size() + 1));
            while (done.getAsInt() < due) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100)).toNanos());
            if (blows.get(i)) {
                kill();
            } else {
                freeze(() -> done.getAsInt() < jobs);
            }
            log.info("{} of {} blows, {} jobs done", i + 1, blows.size(), done.getAsInt());
        }
        recoveries.forEach(CompletableFuture::join);
    }

    private void kill() {
        Replica replica = anyAwake();
        replica.kill();
        later(0, () -> {
            try {
                replica.startAgain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// In the middle of a job: otherwise no worker would come back too late.
    private void freeze(BooleanSupplier workIsLeft) {
        Replica replica = anyAwake();
        replica.freeze();
        while (!trains.test(replica)) {
            replica.thaw();
            if (!workIsLeft.getAsBoolean()) {
                throw new IllegalStateException("the jobs were done before all blows were dealt");
            }
            LockSupport.parkNanos(POLL.toNanos());
            replica = anyAwake();
            replica.freeze();
        }
        later(FROZEN_MILLIS + random.nextInt(LONGEST_MORE_MILLIS), replica::thaw);
    }

    private Replica anyAwake() {
        List<Replica> awake = replicas.stream().filter(Replica::isAwake).toList();
        while (awake.isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
            awake = replicas.stream().filter(Replica::isAwake).toList();
        }
        return awake.get(random.nextInt(awake.size()));
    }

    private void later(int millis, Runnable recovery) {
        recoveries.add(CompletableFuture.runAsync(
                recovery,
                task -> Thread.ofVirtual().name("recovery").start(() -> {
                    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
                    task.run();
                })));
    }
}
