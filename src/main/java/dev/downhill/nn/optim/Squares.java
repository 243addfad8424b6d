package dev.downhill.nn.optim;

/// Sums of squares, for Euclidean norms.
public final class Squares {

    private Squares() {}

    /// `sum x^2` over `[from, to)` in double: four sums side by side, which keep the processor busy, then added up.
    public static double sum(float[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a = Math.fma((double) x[i], (double) x[i], a);
            b = Math.fma((double) x[i + 1], (double) x[i + 1], b);
            c = Math.fma((double) x[i + 2], (double) x[i + 2], c);
            d = Math.fma((double) x[i + 3], (double) x[i + 3], d);
        }
        for (; i < to; i++) {
            a = Math.fma((double) x[i], (double) x[i], a);
        }
        return (a + b) + (c + d);
    }

    /// The norm over the pieces `[from, to)` whose sums are given: added in order.
    public static double norm(double[] sums, int from, int to) {
        double sum = 0;
        for (int piece = from; piece < to; piece++) {
            sum += sums[piece];
        }
        return Math.sqrt(sum);
    }
}
