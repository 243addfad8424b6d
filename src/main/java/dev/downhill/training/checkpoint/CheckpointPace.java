package dev.downhill.training.checkpoint;

import java.time.Duration;
import java.time.Instant;

/// Decides when a training leaves a checkpoint: after the first epoch of each attempt; after a later epoch where the
/// interval has passed since the last one; and within epochs of minutes. Where storing one takes long, the pause
/// between two grows, so that it takes a twentieth of the time at most.
///
/// Written by the training and by the writer beside it.
public final class CheckpointPace {

    static final Duration WITHIN_EPOCH_INTERVAL = Duration.ofSeconds(30);
    private static final int MIN_PAUSE_PER_COST = 20;

    private final Duration interval;
    private Instant last;
    private boolean epochDone;
    private volatile Duration cost = Duration.ZERO;

    /// @param interval zero for a checkpoint after every epoch
    public CheckpointPace(Duration interval, Instant start) {
        this.interval = interval;
        this.last = start;
    }

    public boolean isEveryEpoch() {
        return interval.isZero();
    }

    public boolean isDueAfterEpoch(Instant now) {
        return !epochDone || isEveryEpoch() || !now.isBefore(last.plus(longer(interval, grown())));
    }

    public boolean isDueWithinEpoch(Instant now) {
        return !now.isBefore(last.plus(longer(interval, WITHIN_EPOCH_INTERVAL)));
    }

    private Duration grown() {
        Duration grown = cost.multipliedBy(MIN_PAUSE_PER_COST);
        return grown.compareTo(WITHIN_EPOCH_INTERVAL) < 0 ? grown : WITHIN_EPOCH_INTERVAL;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    public void madeAfterEpoch(Instant now) {
        epochDone = true;
        last = now;
    }

    public void made(Instant now) {
        last = now;
    }

    /// What it took to store the last one.
    public void stored(Duration took) {
        cost = took;
    }
}
