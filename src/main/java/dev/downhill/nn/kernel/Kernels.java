package dev.downhill.nn.kernel;

/// The operations whose speed depends on vectors, each in scalar and in vector code that give the same bits.
///
/// What makes them the same: every output is one chain of fused multiply-adds in the order of the inner
/// index, whatever
/// the tile, the width or the number of threads; and the transcendental functions are {@link Elementary}'s,
/// lane by
/// lane. /// Loops that add nothing up need no pair: Java's arithmetic is exact, and its compiler may
/// vectorise them.
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /// `C[i, j] = (add ? C[i, j] : 0) + sum_k A[i, k] B[k, j]`, one fused chain in the order of `k`.
    ///
    /// `A[i, k]` lies at `aAt + i aRow + k aStep`, `B[k, j]` at `bAt + k bRow + j`, and `C[i, j]` at
    /// `cAt + i cRow + j`.
    void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cRow,
            boolean add);

    /// `x = exp(x)` for `x[from, to)`, see {@link Elementary#exp}.
    void exp(float[] x, int from, int to);

    /// `x = 1 / (1 + exp(-x))` for `x[from, to)`, see {@link Elementary#sigmoid}.
    void sigmoid(float[] x, int from, int to);

    /// `x = tanh(x)` for `x[from, to)`, see {@link Elementary#tanh}.
    void tanh(float[] x, int from, int to);

    /// What runs, for the log and for a model's provenance: `vector 512-bit`, `scalar`.
    String name();
}
