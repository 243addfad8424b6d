package dev.downhill.training;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/// The time of jobs, in whole milliseconds: databases keep microseconds and clients read milliseconds, so what is
/// stored is what was shown.
public final class JobClock {

    private JobClock() {}

    public static InstantSource of(Clock clock) {
        return Clock.tick(clock, Duration.ofMillis(1));
    }
}
