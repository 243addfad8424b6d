package dev.downhill.training;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Why a running job should stop before its time, once somebody wants it to. The first reason counts.
final class StopSignal {

    /// Who wants it.
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
