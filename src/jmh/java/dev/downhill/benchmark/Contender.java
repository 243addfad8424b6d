package dev.downhill.benchmark;

/// A framework under measurement. Each method prepares its data outside the measured time and returns what is done
/// again and again inside it.
interface Contender {

    /// Name and version.
    String version();

    /// A whole training from new weights: every epoch over all rows, in batches.
    Runnable training(Recipe recipe);

    /// From `rows` rows in a Java array to their probabilities in a Java array.
    Runnable predicting(Recipe recipe, int rows);

    /// The product of two square matrices of that size.
    Runnable multiplying(int size);
}
