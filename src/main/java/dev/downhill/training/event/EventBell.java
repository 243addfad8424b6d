package dev.downhill.training.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Signals that this process has stored an event, so that followers need not wait for the next poll of the database.
/// Several signals at once count as one.
@Component
public final class EventBell {

    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Returns when it rings or has rung since the last call, or after a while.
    void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
