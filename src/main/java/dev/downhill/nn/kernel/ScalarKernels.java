package dev.downhill.nn.kernel;

import java.util.Arrays;

/// Plain Java: runs everywhere, and is what the vector kernels must equal.
final class ScalarKernels implements Kernels {

    @Override
    public void multiply(
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
            boolean add) {
        for (int i = 0; i < m; i++) {
            int row = cAt + i * cRow;
            if (!add) {
                Arrays.fill(c, row, row + n, 0f);
            }
            for (int step = 0; step < k; step++) {
                addScaled(n, a[aAt + i * aRow + step * aStep], b, bAt + step * bRow, c, row);
            }
        }
    }

    /// The innermost loop on its own, where the compiler vectorises it.
    private static void addScaled(int n, float factor, float[] b, int bAt, float[] c, int cAt) {
        for (int j = 0; j < n; j++) {
            c[cAt + j] = Math.fma(factor, b[bAt + j], c[cAt + j]);
        }
    }

    @Override
    public void exp(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = Elementary.exp(x[i]);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void tanh(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = Elementary.tanh(x[i]);
        }
    }

    @Override
    public String name() {
        return "scalar";
    }
}
