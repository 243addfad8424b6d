package dev.downhill.nn.train;

import java.util.function.Supplier;

/// Watches training and may end it. Called by the training thread.
public interface TrainingListener {

    /// After each epoch, validation included.
    ///
    /// @param state of the training before the first step of the next epoch, for a checkpoint
    void epoch(EpochResult result, Supplier<Checkpoint> state);

    /// Before each step; true ends training after the step before it, with the weights so far.
    ///
    /// @param epoch from 1
    /// @param step steps taken since training began
    /// @param samples rows trained on since training began
    /// @param state of the training before the step, for a checkpoint
    boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state);
}
