package dev.downhill.nn.train;

import java.util.function.Supplier;

/// Watches training and may end it. Called by the training thread.
public interface TrainingListener {

    /// After each epoch, validation included.
    void epoch(EpochResult result);

    /// As {@link #epoch(EpochResult)}, for those who keep checkpoints.
    ///
    /// @param state where training stands, before the first step of the next epoch
    default void epoch(EpochResult result, Supplier<Checkpoint> state) {
        epoch(result);
    }

    /// Before each step; true ends training after the step before it, with the weights so far.
    ///
    /// @param epoch from 1
    /// @param step steps taken since training began
    /// @param samples rows trained on since training began
    boolean stopRequested(int epoch, long step, long samples);

    /// As {@link #stopRequested(int, long, long)}, for those who keep checkpoints.
    ///
    /// @param state where training stands, before the step
    default boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
        return stopRequested(epoch, step, samples);
    }
}
