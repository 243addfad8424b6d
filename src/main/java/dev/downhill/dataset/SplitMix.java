package dev.downhill.dataset;

import dev.downhill.nn.init.Randomness;

/// SplitMix64 as a sequence: the numbers of {@link Randomness}, one after the other. A split must come out the same on
/// every Java for ever, which the platform's generators do not promise.
public final class SplitMix {

    private final long seed;
    private long drawn;

    public SplitMix(long seed) {
        this.seed = seed;
    }

    public long nextLong() {
        return Randomness.bits(seed, ++drawn);
    }

    /// Uniform in [0, bound), by the high half of a product (D. Lemire, 2019); the bias is below bound / 2⁶⁴.
    ///
    /// @param bound above 0
    public int nextInt(int bound) {
        return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /// Uniform in [0, bound).
    public long nextLong(long bound) {
        return Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// Standard normal, by Box and Muller's transformation with the strict functions: the same on every machine.
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /// Shuffles in place (Fisher and Yates).
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
