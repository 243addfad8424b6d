package dev.downhill.model;

/// Gathers what an evaluation needs: first the targets of the training rows, for the baseline, then the test rows.
sealed interface Scores permits ClassScores, NumberScores {

    /// @param target encoded target of a training row
    /// @param weight how much the row counts
    void learn(float target, double weight);

    /// @param outputs of the network, `[count, units]`
    /// @param targets encoded, `[count]`
    /// @param weights how much each row counts, `[count]`
    /// @param lossSum the sum of the loss over these rows, each times its weight
    void score(float[] outputs, float[] targets, float[] weights, int count, double lossSum);

    Evaluation evaluation();
}
