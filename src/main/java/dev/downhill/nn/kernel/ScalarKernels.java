package dev.downhill.nn.kernel;

/// Plain Java: runs everywhere, and is what the vector kernels must equal.
final class ScalarKernels implements Kernels {

    @Override
    public void multiply(Multiplication job, int m, int n, int k) {
        block(job, 0, m, 0, n, k);
    }

    /// Rows `[row, row + rows)` and columns `[column, column + columns)` of a product.
    static void block(Multiplication job, int row, int rows, int column, int columns, int k) {
        for (int i = row; i < row + rows; i++) {
            job.copyStart(i, column, columns);
            for (int step = 0; step < k; step++) {
                float factor = job.a[job.indexOfA(i, step)];
                int from = job.bAt + step * job.bRow + column;
                addScaled(columns, factor, job.b, from, job.c, job.cAt + i * job.cRow + column);
            }
        }
    }

    private static void addScaled(int n, float factor, float[] b, int bAt, float[] c, int cAt) {
        for (int j = 0; j < n; j++) {
            c[cAt + j] = Math.fma(factor, b[bAt + j], c[cAt + j]);
        }
    }

    @Override
    public void gate(float[] y, float[] dy, float slope, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = y[i] > 0f ? dy[i] : slope * dy[i];
        }
    }

    @Override
    public void keepLarger(float[] x, int at, float[] y, int[] winner, int to, int count) {
        for (int i = 0; i < count; i++) {
            float value = x[at + i];
            if (value > y[to + i] || Float.isNaN(value)) {
                y[to + i] = value;
                winner[to + i] = at + i;
            }
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
    public void elu(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = Elementary.elu(x[i]);
        }
    }

    @Override
    public void softplus(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = Elementary.softplus(x[i]);
        }
    }

    @Override
    public void softplusGradient(float[] y, float[] dy, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = dy[i] * Elementary.softplusSlope(y[i]);
        }
    }

    @Override
    public void silu(float[] x, float[] slopes, int from, int to) {
        for (int i = from; i < to; i++) {
            float s = Elementary.sigmoid(x[i]);
            if (slopes.length > 0) {
                slopes[i] = Elementary.siluSlope(x[i], s);
            }
            x[i] = x[i] * s;
        }
    }

    @Override
    public void gelu(float[] x, float[] slopes, int from, int to) {
        for (int i = from; i < to; i++) {
            float bell = Elementary.bell(x[i]);
            float normal = Elementary.normal(x[i], bell);
            if (slopes.length > 0) {
                slopes[i] = Elementary.geluSlope(x[i], bell, normal);
            }
            x[i] = x[i] * normal;
        }
    }

    @Override
    public String name() {
        return "scalar";
    }
}
