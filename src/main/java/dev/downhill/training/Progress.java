package dev.downhill.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The progress of a job.
///
/// @param fraction share of the planned training that is done, 0…1
/// @param epoch the last completed epoch, 0 before the first
/// @param step gradient steps taken
/// @param samplesPerSecond training rows a second in this attempt; null until measured
/// @param patienceLeft epochs until early stopping; null where it is off or nothing was watched yet
/// @param estimatedFinish when training ends if it goes on at this speed and is not stopped early; null until known
public record Progress(
        double fraction,
        int epoch,
        long step,
        @Nullable Double samplesPerSecond,
        @Nullable Integer patienceLeft,
        @Nullable Instant estimatedFinish) {

    /// Before the first step.
    public static final Progress NONE = new Progress(0, 0, 0, null, null, null);

    /// The same place, with nothing left to wait for.
    Progress ended(double finalFraction) {
        return new Progress(finalFraction, epoch, step, samplesPerSecond, patienceLeft, null);
    }
}
