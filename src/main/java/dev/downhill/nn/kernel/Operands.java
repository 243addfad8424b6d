package dev.downhill.nn.kernel;

import org.jspecify.annotations.Nullable;

/// The operands of a {@link Product}: `C[i, j] = start[j] + sum_k A[i, k] B[k, j]`, or `C[i, j] += …`; `m` rows, `n`
/// columns, `k` steps. Filled anew for every product, so that a product allocates nothing.
final class Operands {

    int m;
    int n;
    int k;

    /// `A[i, k]` at `aAt + i aRow + k aStep`.
    float[] a = {};

    int aAt;
    int aRow;
    int aStep;

    /// `B[k, j]` at `bAt + k bStep + j bColumn`; one of the two strides is 1.
    float[] b = {};

    int bAt;
    int bStep;
    int bColumn;

    /// `C[i, j]` at `cAt + i n + j`.
    float[] c = {};

    int cAt;
    float @Nullable [] start;
    int startAt;
    boolean adds;

    /// Whether the values of a row of B lie apart from each other, as in a transpose.
    boolean isTransposed() {
        return bColumn != 1;
    }

    /// Whether the steps of a row of A are neighbours, rather than the rows of a step.
    boolean hasRows() {
        return aStep == 1;
    }

    /// Lets a job write the block of C from row `i` and column `j` on.
    ///
    /// @param begun whether C holds the sum of earlier steps, which is added to
    void fill(Multiplication job, int i, int j, boolean begun) {
        job.into(c, cAt + i * n + j, n);
        if (adds || begun) {
            job.adding();
        } else if (start != null) {
            job.startingWith(start, startAt + j);
        }
    }
}
