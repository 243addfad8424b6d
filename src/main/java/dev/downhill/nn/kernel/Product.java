package dev.downhill.nn.kernel;

import org.jspecify.annotations.Nullable;

/// A matrix product `C (+)= A B` or `C (+)= A Bᵀ`, shared out over a team in blocks of C.
///
/// A has two strides and is read in place, so its transpose costs nothing. A transposed B is copied, a panel at a time,
/// into the order that the kernel reads. Made once and run often: a run allocates nothing.
public final class Product implements Team.Work {

    /// Multiples of every tile, so that only the borders of C have part tiles.
    private static final int BLOCK_ROWS = 96;

    private static final int BLOCK_COLUMNS = 64;

    /// Columns of a block of a single row, which reads its B but once: the tile of 16 vectors needs no more.
    private static final int ROW_COLUMNS = 16 * Multiplication.MAX_LANES;

    /// Steps of the inner index that a copied panel holds: 64 KiB, which stays near the core.
    private static final int PANEL_STEPS = 256;

    private final Kernels kernels;
    private final Team team;
    private final float[][] panels;
    private final Multiplication[] jobs;

    private int m;
    private int n;
    private int k;
    private int blockRows;
    private int blockColumns;
    private float[] a = {};
    private int aAt;
    private int aRow;
    private int aStep;
    private float[] b = {};
    private int bAt;
    private int bRow;
    private boolean transposed;
    private float[] c = {};
    private int cAt;
    private float @Nullable [] start;
    private int startAt;
    private boolean add;

    public Product(Kernels kernels, Team team) {
        this.kernels = kernels;
        this.team = team;
        this.panels = new float[team.size()][];
        this.jobs = team.scratch(Multiplication[]::new, Multiplication::new);
    }

    /// `A[i, k]` at `aAt + i aRow + k aStep`.
    public Product left(float[] a, int aAt, int aRow, int aStep) {
        this.a = a;
        this.aAt = aAt;
        this.aRow = aRow;
        this.aStep = aStep;
        return this;
    }

    /// `B[k, j]` at `bAt + k bRow + j`.
    public Product right(float[] b, int bAt, int bRow) {
        this.b = b;
        this.bAt = bAt;
        this.bRow = bRow;
        this.transposed = false;
        return this;
    }

    /// `B[k, j]` at `bAt + j bRow + k`.
    public Product rightTransposed(float[] b, int bAt, int bRow) {
        this.b = b;
        this.bAt = bAt;
        this.bRow = bRow;
        this.transposed = true;
        return this;
    }

    /// Every row of C starts as the `n` values at `startAt` rather than as zeros.
    public Product startingWith(float @Nullable [] start, int startAt) {
        this.start = start;
        this.startAt = startAt;
        return this;
    }

    /// Computes C, `m` rows of `n` contiguous values from `cAt` on, over `k` steps.
    ///
    /// @param add keeps what C holds and adds to it
    public void into(float[] c, int cAt, int m, int n, int k, boolean add) {
        this.c = c;
        this.cAt = cAt;
        this.m = m;
        this.n = n;
        this.k = k;
        this.add = add;
        blockRows = transposed ? m : BLOCK_ROWS;
        blockColumns = m == 1 && readsInPlace(n) ? ROW_COLUMNS : BLOCK_COLUMNS;
        team.run(Math.ceilDiv(m, blockRows) * Math.ceilDiv(n, blockColumns), this);
        start = null;
    }

    @Override
    public void run(int task, int member) {
        int across = Math.ceilDiv(n, blockColumns);
        int i = task / across * blockRows;
        int j = task % across * blockColumns;
        int rows = Math.min(blockRows, m - i);
        int columns = Math.min(blockColumns, n - j);
        Multiplication job = jobs[member].into(c, cAt + i * n + j, n);
        if (add) {
            job.adding();
        } else if (start != null) {
            job.startingWith(start, startAt + j);
        }
        int left = aAt + i * aRow;
        if (readsInPlace(j + columns)) {
            kernels.multiply(job.left(a, left, aRow, aStep).right(b, bAt + j, bRow), rows, columns, k);
            return;
        }
        float[] panel = panel(member);
        job.right(panel, 0, BLOCK_COLUMNS);
        for (int step = 0; step < k; step += PANEL_STEPS) {
            int steps = Math.min(PANEL_STEPS, k - step);
            if (transposed) {
                transpose(bAt + j * bRow + step, columns, steps, panel);
            } else {
                copy(bAt + step * bRow + j, columns, steps, panel);
            }
            kernels.multiply(job.left(a, left + step * aStep, aRow, aStep), rows, columns, steps);
            job.adding();
        }
    }

    /// Whether whole vectors of the first `columns` columns lie within B as it is.
    private boolean readsInPlace(int columns) {
        return !transposed && bAt + (k - 1) * bRow + columns + Multiplication.MAX_LANES <= b.length;
    }

    private float[] panel(int member) {
        float[] panel = panels[member];
        if (panel == null) {
            panel = new float[PANEL_STEPS * BLOCK_COLUMNS + Multiplication.MAX_LANES];
            panels[member] = panel;
        }
        return panel;
    }

    private void copy(int from, int columns, int steps, float[] panel) {
        for (int step = 0; step < steps; step++) {
            System.arraycopy(b, from + step * bRow, panel, step * BLOCK_COLUMNS, columns);
        }
    }

    /// Four columns at a time, so that each store of the panel meets three more to the same line.
    private void transpose(int from, int columns, int steps, float[] panel) {
        int column = 0;
        for (; column + 4 <= columns; column += 4) {
            int at0 = from + column * bRow;
            int at1 = at0 + bRow;
            int at2 = at1 + bRow;
            int at3 = at2 + bRow;
            for (int step = 0, to = column; step < steps; step++, to += BLOCK_COLUMNS) {
                panel[to] = b[at0 + step];
                panel[to + 1] = b[at1 + step];
                panel[to + 2] = b[at2 + step];
                panel[to + 3] = b[at3 + step];
            }
        }
        for (; column < columns; column++) {
            int at = from + column * bRow;
            for (int step = 0; step < steps; step++) {
                panel[step * BLOCK_COLUMNS + column] = b[at + step];
            }
        }
    }
}
