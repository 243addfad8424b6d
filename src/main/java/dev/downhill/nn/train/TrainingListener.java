package dev.downhill.nn.train;

/// Watches training and may end it. Called by the training thread.
public interface TrainingListener {

    /// After each epoch, validation included.
    void epoch(EpochResult result);

    /// Before each step; true ends training after the step before it, with the weights so far.
    ///
    /// @param epoch from 1
    /// @param step steps taken since training began
    /// @param samples rows trained on since training began
    boolean stopRequested(int epoch, long step, long samples);
}
