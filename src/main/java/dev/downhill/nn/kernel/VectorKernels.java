package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Java's Vector API at the machine's preferred width. Loaded only where the module `jdk.incubator.vector` is
/// present.
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /// For what fills no vector.
    private static final Kernels REST = new ScalarKernels();

    @Override
    public void multiply(Multiplication job, int m, int n, int k) {
        int column = 0;
        if (m == 1 && job.inner >= k) {
            for (; column + RowTiles.WIDTH <= n; column += RowTiles.WIDTH) {
                job.copyStart(0, column, RowTiles.WIDTH);
                RowTiles.tile(job, k, job.aAt, job.bAt + column, job.cAt + column);
            }
        }
        for (; column + WideTiles.WIDTH <= n; column += WideTiles.WIDTH) {
            for (int row = 0; row < m; ) {
                int height = TileRows.next(row, m, job.mayRepeatRows());
                row = Math.min(row, m - height);
                wideTile(job, height, k, row, column);
                row += height;
            }
        }
        for (; column < n; column += L) {
            narrowColumns(job, m, Math.min(L, n - column), k, column);
        }
    }

    @Override
    public int panelRows() {
        return PackedTiles.HEIGHT;
    }

    @Override
    public int panelColumns() {
        return PackedTiles.WIDTH;
    }

    @Override
    public int panelDepth() {
        return PackedTiles.DEPTH;
    }

    @Override
    public double gainOfPanels() {
        return PackedTiles.GAIN;
    }

    @Override
    public void multiplyPanels(Multiplication job, int m, int n, int k) {
        if (m < PackedTiles.HEIGHT || n < PackedTiles.WIDTH) {
            multiply(job, m, n, k);
        } else if (job.aStep == 1) {
            PackedTiles.rows(job, k);
        } else {
            PackedTiles.steps(job, k);
        }
    }

    private static void narrowColumns(Multiplication job, int m, int n, int k, int column) {
        VectorMask<Float> in = NarrowTiles.first(n);
        boolean whole = job.adds || job.startRow != 0 || job.startReaches(1, column + L);
        float[] start = whole ? job.start : job.startCopied(column, n);
        int startAt = whole ? job.startOf(column) : 0;
        for (int row = 0; row < m; ) {
            int height = TileRows.next(row, m, job.mayRepeatRows());
            row = Math.min(row, m - height);
            boolean startReaches = job.adds || job.startRow == 0 || job.startReaches(row + height, column + L);
            if (startReaches && job.reaches(row + height, column + L, k)) {
                narrowTile(job, height, k, row, column, start, startAt + row * job.startRow, in);
            } else {
                ScalarKernels.block(job, row, height, column, n, k);
            }
            row += height;
        }
    }

    private static void wideTile(Multiplication job, int height, int k, int row, int column) {
        int a = job.aAt + row * job.aRow;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        int start = job.startOf(column) + row * job.startRow;
        switch (height) {
            case 12 -> WideTiles.tile12(job, k, a, b, c, start);
            case 8 -> WideTiles.tile8(job, k, a, b, c, start);
            case 4 -> WideTiles.tile4(job, k, a, b, c, start);
            default -> WideTiles.tile1(job, k, a, b, c, start);
        }
    }

    private static void narrowTile(
            Multiplication job,
            int height,
            int k,
            int row,
            int column,
            float[] start,
            int startAt,
            VectorMask<Float> in) {
        int a = job.aAt + row * job.aRow;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        switch (height) {
            case 12 -> NarrowTiles.tile12(job, k, a, b, c, start, startAt, in);
            case 8 -> NarrowTiles.tile8(job, k, a, b, c, start, startAt, in);
            case 4 -> NarrowTiles.tile4(job, k, a, b, c, start, startAt, in);
            default -> NarrowTiles.tile1(job, k, a, b, c, start, startAt, in);
        }
    }

    @Override
    public void gate(float[] y, float[] dy, float slope, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector gradient = FloatVector.fromArray(S, dy, i);
            VectorMask<Float> open = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, 0f);
            gradient.mul(slope).blend(gradient, open).intoArray(dy, i);
        }
        for (; i < to; i++) {
            dy[i] = y[i] > 0f ? dy[i] : slope * dy[i];
        }
    }

    @Override
    public void multiplyLanes(Multiplication job, int m, int n, int k) {
        LaneTiles.multiply(job, m, n, k);
    }

    @Override
    public void largest(Multiplication job, int[] winners, int m, int n, int k) {
        Maxima.largest(job, winners, m, n, k);
    }

    @Override
    public float sum(float[] x, int from, int to) {
        return VectorSum.of(x, from, to);
    }

    @Override
    public void exp(float[] x, int from, int to) {
        if (to - from < L) {
            REST.exp(x, from, to);
        } else {
            VectorFunctions.exp(x, from, to);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int to) {
        if (to - from < L) {
            REST.sigmoid(x, from, to);
        } else {
            VectorFunctions.sigmoid(x, from, to);
        }
    }

    @Override
    public void tanh(float[] x, int from, int to) {
        if (to - from < L) {
            REST.tanh(x, from, to);
        } else {
            VectorFunctions.tanh(x, from, to);
        }
    }

    @Override
    public void elu(float[] x, int from, int to) {
        if (to - from < L) {
            REST.elu(x, from, to);
        } else {
            VectorFunctions.elu(x, from, to);
        }
    }

    @Override
    public void softplus(float[] x, int from, int to) {
        if (to - from < L) {
            REST.softplus(x, from, to);
        } else {
            VectorFunctions.softplus(x, from, to);
        }
    }

    @Override
    public void softplusGradient(float[] y, float[] dy, int from, int to) {
        if (to - from < L) {
            REST.softplusGradient(y, dy, from, to);
        } else {
            VectorFunctions.softplusGradient(y, dy, from, to);
        }
    }

    @Override
    public void silu(float[] x, float[] slopes, int from, int to) {
        if (to - from < L) {
            REST.silu(x, slopes, from, to);
        } else {
            VectorFunctions.silu(x, slopes, from, to);
        }
    }

    @Override
    public void gelu(float[] x, float[] slopes, int from, int to) {
        if (to - from < L) {
            REST.gelu(x, slopes, from, to);
        } else {
            VectorFunctions.gelu(x, slopes, from, to);
        }
    }

    @Override
    public String name() {
        return "vector " + S.vectorBitSize() + "-bit";
    }
}
