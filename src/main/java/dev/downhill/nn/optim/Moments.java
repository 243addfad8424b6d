package dev.downhill.nn.optim;

/// The moving averages that Adam and its variants share; they begin at zero.
final class Moments {

    private Moments() {}

    /// `1 / (1 - beta^step)`: what makes up for the zero that a moving average began with.
    ///
    /// @param step from 1
    static float correction(double beta, long step) {
        return (float) (1 / (1 - StrictMath.pow(beta, (double) step)));
    }
}
