package dev.downhill.nn.optim;

/// What Adam and those built on it share: moving averages that begin at zero.
final class Moments {

    private Moments() {}

    /// `1 / (1 - beta^step)`: what makes up for the zero that a moving average began with.
    ///
    /// @param step from 1
    static float correction(double beta, long step) {
        return (float) (1 / (1 - StrictMath.pow(beta, (double) step)));
    }
}
