package dev.downhill.nn.train;

import dev.downhill.nn.schedule.Plateau;

/// Everything that a training is at one moment: one that starts from here takes the same steps, to the last bit, as
/// one that was never interrupted. Chance needs no place here, because it is a function of epoch and step.
///
/// The arrays are those of the training itself and change with its next step.
///
/// @param epoch the one that the next step belongs to, from 1
/// @param row rows of that epoch that were trained on
/// @param steps taken since training began
/// @param samples rows trained on since training began
/// @param seconds of training so far, interruptions not counted
/// @param epochSeconds of them in this epoch
/// @param parameters in the layout of {@link dev.downhill.nn.Network}
/// @param buffers likewise
/// @param optimizer what the optimizer keeps from step to step
/// @param plateau what the schedule remembers
public record Checkpoint(
        int epoch,
        int row,
        long steps,
        long samples,
        double seconds,
        double epochSeconds,
        float[] parameters,
        float[] buffers,
        float[][] optimizer,
        Best best,
        Sums sums,
        Plateau.State plateau) {

    /// The best epoch so far and the patience used up.
    ///
    /// @param score higher is better
    /// @param loss of that epoch
    /// @param epoch 0 before the first
    /// @param waited epochs since then
    /// @param parameters and `buffers` of that epoch; empty where they will not be restored
    public record Best(double score, double loss, int epoch, int waited, float[] parameters, float[] buffers) {}

    /// The sums behind the metrics of this epoch so far, in which each row counts by its weight.
    ///
    /// @param weight of the rows; their number where all count alike
    /// @param right weight of the rows whose class was right
    /// @param absolute sum of absolute errors, and `squared` of their squares
    /// @param numbers whether the target is a number
    public record Sums(double weight, double loss, double right, double absolute, double squared, boolean numbers) {}
}
