package dev.downhill.nn.kernel;

/// Plain Java: runs everywhere, and is what the vector kernels must equal.
final class ScalarKernels implements Kernels {

    @Override
    public void multiply(Multiplication job, int m, int n, int k) {
        block(job, 0, m, 0, n, k);
    }

    @Override
    public int panelRows() {
        return 3 * ScalarTiles.SIDE;
    }

    @Override
    public int panelColumns() {
        return 4 * ScalarTiles.SIDE;
    }

    @Override
    public int panelDepth() {
        return 256;
    }

    @Override
    public double gainOfPanels() {
        return 0;
    }

    @Override
    public void multiplyPanels(Multiplication job, int m, int n, int k) {
        block(job, 0, m, 0, n, k);
    }

    /// Rows `[row, row + rows)` and columns `[column, column + columns)` of a product.
    static void block(Multiplication job, int row, int rows, int column, int columns, int k) {
        int side = ScalarTiles.SIDE;
        for (int i = row; i < row + rows; i++) {
            job.copyStart(i, column, columns);
        }
        for (int i = row; i < row + rows; ) {
            int height = row + rows - i >= side ? side : 1;
            for (int j = column; j < column + columns; ) {
                int width = column + columns - j >= side ? side : 1;
                tile(job, height, width, i, j, k);
                j += width;
            }
            i += height;
        }
    }

    private static void tile(Multiplication job, int height, int width, int row, int column, int k) {
        int a = job.aAt + row * job.aRow;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        if (height == 1) {
            if (width == 1) {
                ScalarTiles.tile1x1(job, k, a, b, c);
            } else {
                ScalarTiles.tile1x4(job, k, a, b, c);
            }
        } else if (width == 1) {
            ScalarTiles.tile4x1(job, k, a, b, c);
        } else {
            ScalarTiles.tile4x4(job, k, a, b, c);
        }
    }

    @Override
    public void gate(float[] y, float[] dy, float slope, int from, int to) {
        for (int i = from; i < to; i++) {
            dy[i] = y[i] > 0f ? dy[i] : slope * dy[i];
        }
    }

    @Override
    public void multiplyLanes(Multiplication job, int m, int n, int k) {
        lanes(job, 0, m, 0, n, k);
    }

    /// Rows `[row, row + rows)` and columns `[column, column + columns)` of {@link #multiplyLanes}.
    static void lanes(Multiplication job, int row, int rows, int column, int columns, int k) {
        for (int i = row; i < row + rows; i++) {
            job.copyStart(i, column, columns);
            int to = job.cAt + i * job.cRow + column;
            for (int step = 0; step < k; step++) {
                int left = job.indexOfA(i, step) + column;
                int right = job.bAt + step * job.bRow + column;
                for (int j = 0; j < columns; j++) {
                    job.c[to + j] = Math.fma(job.a[left + j], job.b[right + j], job.c[to + j]);
                }
            }
        }
    }

    @Override
    public void largest(Multiplication job, int[] winners, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            largest(job, winners, i, 0, n, k);
        }
    }

    /// Columns `[column, column + columns)` of row `i` of {@link #largest}.
    static void largest(Multiplication job, int[] winners, int i, int column, int columns, int k) {
        for (int j = column; j < column + columns; j++) {
            int winner = job.indexOfA(i, 0) + j;
            for (int step = 1; step < k; step++) {
                int at = job.indexOfA(i, step) + j;
                if (job.a[at] > job.a[winner] || Float.isNaN(job.a[at])) {
                    winner = at;
                }
            }
            int to = job.cAt + i * job.cRow + j;
            job.c[to] = job.a[winner];
            if (winners.length > 0) {
                winners[to] = winner;
            }
        }
    }

    @Override
    public float sum(float[] x, int from, int to) {
        float even =
                (chains(x, from, to) + chains(x, from + 4, to)) + (chains(x, from + 2, to) + chains(x, from + 6, to));
        float odd = (chains(x, from + 1, to) + chains(x, from + 5, to))
                + (chains(x, from + 3, to) + chains(x, from + 7, to));
        return even + odd;
    }

    /// Two of the 16 partial sums, added.
    private static float chains(float[] x, int first, int to) {
        float one = 0f;
        float other = 0f;
        for (int i = first; i < to; i += 16) {
            one += x[i];
        }
        for (int i = first + 8; i < to; i += 16) {
            other += x[i];
        }
        return one + other;
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
