package dev.downhill.nn.init;

/// Randomness as a function, not a state: the number at any position of any sequence can be asked for without
/// those before it, so a resumed run needs nothing but its seed.
///
/// A sequence has a key mixed from (seed, purpose, a, b); its value at `i` is the SplitMix64 finaliser of
/// `key + i * 0x9E3779B97F4A7C15` (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
/// generators").
public final class Randomness {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1p-53;

    private Randomness() {}

    /// The key of a sequence.
    ///
    /// @param a and `b` what else tells sequences of this purpose apart
    public static long key(long seed, Purpose purpose, long a, long b) {
        long key = mix(seed + GOLDEN);
        key = mix(key ^ purpose.code * GOLDEN);
        key = mix(key ^ (a + 1) * GOLDEN);
        return mix(key ^ (b + 1) * GOLDEN);
    }

    /// 64 random bits.
    public static long bits(long key, long i) {
        return mix(key + i * GOLDEN);
    }

    /// Uniform in `[0, 1)`.
    public static double uniform(long key, long i) {
        return (bits(key, i) >>> 11) * TO_UNIT;
    }

    /// Standard normal (Box and Muller 1958); takes positions `2i` and `2i + 1`.
    public static double normal(long key, long i) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(key, 2 * i)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(key, 2 * i + 1));
    }

    /// Fills `order` with a permutation of `0 … order.length - 1` (Fisher and Yates).
    public static void permutation(long key, int[] order) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = (int) Math.unsignedMultiplyHigh(bits(key, i), i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
