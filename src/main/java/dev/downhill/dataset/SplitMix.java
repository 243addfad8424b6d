package dev.downhill.dataset;

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014):
/// the state advances by the golden ratio, the output is a mixture of it.
///
/// Written out because a split must come out the same on every Java for ever, which the platform does not
/// promise.
public final class SplitMix {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
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
