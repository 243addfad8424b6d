package dev.downhill.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a delivery is tried again: after 5 seconds, and then after pauses four times as long each, up to 12 hours; ten
/// tries in about 31 hours. Each pause is up to a quarter longer or shorter, so that what failed together does not come
/// back together.
final class RetryPlan {

    /// In each round.
    static final int TRIES = 10;

    private static final double FIRST_MILLIS = 5_000;
    private static final double MAX_MILLIS = 12 * 3_600_000.0;
    private static final int GROWTH = 4;
    private static final double JITTER = 0.25;

    private final RandomGenerator chance;

    RetryPlan(RandomGenerator chance) {
        this.chance = chance;
    }

    /// @param tries made so far, from 1
    /// @return null where these were all
    @Nullable
    Duration after(int tries) {
        if (tries >= TRIES) {
            return null;
        }
        double pause = Math.min(FIRST_MILLIS * Math.pow(GROWTH, tries - 1), MAX_MILLIS);
        return Duration.ofMillis((long) (pause * (1 - JITTER + 2 * JITTER * chance.nextDouble())));
    }
}
