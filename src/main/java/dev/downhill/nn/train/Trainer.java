package dev.downhill.nn.train;

/// The training loop.
public final class Trainer {

    /// @param threads platform threads of this training, at least 1; the weights do not depend on it
    public Trainer(int threads) {
        throw new UnsupportedOperationException();
    }

    /// Trains to the end of the plan, or until early stopping or the listener ends it.
    ///
    /// @param validation no rows turns validation off
    /// @throws DivergedException when the loss is no longer finite
    public TrainingResult train(TrainingPlan plan, Examples training, Examples validation, TrainingListener listener) {
        throw new UnsupportedOperationException();
    }
}
