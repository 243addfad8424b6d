package dev.downhill.training.worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The request to stop a running job early, with its cause. The first cause counts.
final class StopSignal {

    /// The cause of a stop.
    enum Cause {
        /// The owner, for good.
        CANCELLED,
        /// The owner, for a while.
        PAUSED,
        /// The job's own time limit.
        TIME_LIMIT,
        /// This process ends.
        SHUTDOWN
    }

    private final BooleanSupplier shuttingDown;
    private final AtomicReference<@Nullable Cause> raised = new AtomicReference<>();

    /// @param shuttingDown whether this process ends
    StopSignal(BooleanSupplier shuttingDown) {
        this.shuttingDown = shuttingDown;
    }

    void raise(Cause why) {
        raised.compareAndSet(null, why);
    }

    Optional<Cause> cause() {
        if (raised.get() == null && shuttingDown.getAsBoolean()) {
            raise(Cause.SHUTDOWN);
        }
        return Optional.ofNullable(raised.get());
    }
}
