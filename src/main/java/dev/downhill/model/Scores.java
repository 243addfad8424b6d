package dev.downhill.model;

/// Gathers what an evaluation needs: first the targets of the training rows, for the baseline, then the test rows.
sealed interface Scores permits ClassScores, NumberScores {

    /// @param target encoded target of a training row
    void learn(float target);

    /// @param outputs of the network, `[count, units]`
    /// @param targets encoded, `[count]`
    /// @param lossSum the sum of the loss over these rows
    void score(float[] outputs, float[] targets, int count, double lossSum);

    Evaluation evaluation();
}
