package dev.downhill.nn.kernel;

/// The operations whose speed depends on vectors, each in scalar and in vector code that give the same bits.
///
/// What makes them the same: every output is one chain of fused multiply-adds in the order of the inner
/// index, whatever the tile, the width or the number of threads; and the transcendental functions are
/// {@link Elementary}'s, lane by lane. Loops that add nothing up need no pair: Java's arithmetic is exact,
/// and its compiler may vectorise them.
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /// `m` rows of `n` columns over `k` steps of a product, each output one fused chain in the order of the
    /// steps.
    void multiply(Multiplication job, int m, int n, int k);

    /// Rows of a panel of A.
    int panelRows();

    /// Columns of a panel of B.
    int panelColumns();

    /// Steps of a panel, at most.
    int panelDepth();

    /// How much longer a multiply-add takes in {@link #multiply} than in {@link #multiplyPanels}, as a share.
    double gainOfPanels();

    /// As {@link #multiply}, of one panel of A and one of B. The strides are constants: B's {@link #panelColumns} by
    /// step, and A's either {@link #panelDepth} by row and 1 by step or 1 by row and {@link #panelRows} by step.
    ///
    /// @param m at most {@link #panelRows}
    /// @param n at most {@link #panelColumns}
    /// @param k at most {@link #panelDepth}
    void multiplyPanels(Multiplication job, int m, int n, int k);

    /// The gradient of a rectifier: `dy = y > 0 ? dy : slope dy` for `[from, to)`.
    void gate(float[] y, float[] dy, float slope, int from, int to);

    /// As {@link #multiply}, but with a vector for each value of A: `C[i, j] = start[i, j] + sum_k A[i, k, j]
    /// B[k, j]`, `A[i, k, j]` lying `j` places behind `A[i, k]`.
    void multiplyLanes(Multiplication job, int m, int n, int k);

    /// `C[i, j] = max_k A[i, k, j]`, with A as in {@link #multiplyLanes}; of equal values the first counts,
    /// and NaN is larger than any number. B and the start play no part.
    ///
    /// @param k at least 1
    /// @param winners takes for each value of C, at the same place, where in A it lies; unless it is empty
    void largest(Multiplication job, int[] winners, int m, int n, int k);

    /// The sum of `x[from, to)`, always as 16 partial sums of every 16th value, which a fixed tree adds up:
    /// partial sum `i` and `i + 8`, of these `i` and `i + 4`, and so on.
    float sum(float[] x, int from, int to);

    /// `x = exp(x)` for `x[from, to)`, see {@link Elementary#exp}.
    void exp(float[] x, int from, int to);

    /// `x = 1 / (1 + exp(-x))` for `x[from, to)`, see {@link Elementary#sigmoid}.
    void sigmoid(float[] x, int from, int to);

    /// `x = tanh(x)` for `x[from, to)`, see {@link Elementary#tanh}.
    void tanh(float[] x, int from, int to);

    /// `x = x > 0 ? x : exp(x) - 1` for `x[from, to)`, see {@link Elementary#elu}.
    void elu(float[] x, int from, int to);

    /// `x = ln(1 + exp(x))` for `x[from, to)`, see {@link Elementary#softplus}.
    void softplus(float[] x, int from, int to);

    /// The gradient of a softplus from its value: `dy = (1 - exp(-y)) dy` for `[from, to)`.
    void softplusGradient(float[] y, float[] dy, int from, int to);

    /// `x = x sigmoid(x)` for `x[from, to)`, and its derivative in `slopes`, unless that is empty.
    void silu(float[] x, float[] slopes, int from, int to);

    /// `x = x Phi(x)` for `x[from, to)`, see {@link Elementary#normal}, and its derivative in `slopes`,
    /// unless that is empty.
    void gelu(float[] x, float[] slopes, int from, int to);

    /// What runs, for the log and for a model's provenance: `vector 512-bit`, `scalar`.
    String name();
}
