package dev.downhill.dataset.upload;

import dev.downhill.request.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits how many files are read at the same time, so that their memory adds up to a known sum. Others wait for a
/// while and are then refused.
final class ImportSlots {

    private static final Duration WAIT_TIMEOUT = Duration.ofMinutes(2);

    private final Semaphore free;

    ImportSlots(int slots) {
        this.free = new Semaphore(slots, true);
    }

    /// One of the slots, until it is closed.
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /// @throws ProblemException if no slot became free in time
    Slot enter() {
        try {
            if (free.tryAcquire(WAIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                return free::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.busy("Other uploads are being read; try again in a while.");
    }
}
