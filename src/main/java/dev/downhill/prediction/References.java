package dev.downhill.prediction;

import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The models that references mean, remembered for a moment: a prediction of one row takes less time than a look into
/// the database. A change by this process counts at once, one by another replica after {@link #MAX_AGE}.
final class References {

    static final Duration MAX_AGE = Duration.ofMillis(500);

    private static final int MAX_REFERENCES = 10_000;

    private final Models models;
    private final LongSupplier stopwatch;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Resolved> known = new ConcurrentHashMap<>();

    /// @param stopwatch nanoseconds from any origin
    References(Models models, LongSupplier stopwatch) {
        this.models = models;
        this.stopwatch = stopwatch;
    }

    /// @throws dev.downhill.request.ProblemException if there is none
    ModelKey resolve(String ref) {
        @Nullable Resolved resolved = known.get(ref);
        if (resolved != null && resolved.holds(changes.get(), stopwatch.getAsLong())) {
            return resolved.key();
        }
        // Both before the look: what changes during it makes the answer void.
        long change = changes.get();
        long at = stopwatch.getAsLong();
        ModelKey key = models.resolve(ref);
        if (known.size() >= MAX_REFERENCES) {
            known.clear();
        }
        known.put(ref, new Resolved(key, change, at));
        return key;
    }

    /// Forgets what every reference meant.
    void change() {
        changes.incrementAndGet();
    }

    /// @param change how many changes this process had made before
    /// @param at nanoseconds
    private record Resolved(ModelKey key, long change, long at) {

        boolean holds(long changes, long now) {
            return change == changes && now - at < MAX_AGE.toNanos();
        }
    }
}
