package dev.downhill.nn.kernel;

/// The product that reads its operands where they lie, cut into blocks of C.
///
/// A has two strides, so its transpose costs nothing. A transposed B is copied, a panel at a time, into the order that
/// the kernel reads. It is the faster way for few rows or columns, which would not repay the copies.
final class InPlaceProduct implements Team.Work {

    /// Multiples of every tile, so that only the borders of C have part tiles.
    private static final int BLOCK_ROWS = 96;

    private static final int BLOCK_COLUMNS = 64;

    /// A multiple of the rows of most tiles.
    private static final int MIN_ROWS = 12;

    /// Columns of a block of a single row, which reads its B but once: the tile of 16 vectors needs no more.
    private static final int ROW_COLUMNS = 16 * Multiplication.MAX_LANES;

    /// Steps of the inner index that a copied panel holds: 64 KiB, which stays near the core.
    private static final int PANEL_STEPS = 256;

    private final Kernels kernels;
    private final Team team;
    private final float[][] panels;
    private final Multiplication[] jobs;

    private Operands o = new Operands();
    private int blockRows;
    private int blockColumns;

    InPlaceProduct(Kernels kernels, Team team) {
        this.kernels = kernels;
        this.team = team;
        this.panels = new float[team.size()][];
        this.jobs = team.scratch(Multiplication[]::new, Multiplication::new);
    }

    void run(Operands operands) {
        o = operands;
        blockRows = o.isTransposed() ? o.m : BLOCK_ROWS;
        blockColumns = o.m == 1 && isReadable(o.n) ? ROW_COLUMNS : BLOCK_COLUMNS;
        if (!o.isTransposed()) {
            blockRows = shareOut(blockRows);
        }
        team.run(Math.ceilDiv(o.m, blockRows) * Math.ceilDiv(o.n, blockColumns), this);
    }

    /// Lower blocks where there would be fewer than members; every value of C is the same chain in any block.
    private int shareOut(int rows) {
        int across = Math.ceilDiv(o.n, blockColumns);
        int wanted = Math.ceilDiv(o.m, Math.ceilDiv(team.size(), across));
        return Math.min(rows, Math.max(MIN_ROWS, Math.ceilDiv(wanted, MIN_ROWS) * MIN_ROWS));
    }

    @Override
    public void run(int task, int member) {
        int across = Math.ceilDiv(o.n, blockColumns);
        int i = task / across * blockRows;
        int j = task % across * blockColumns;
        int rows = Math.min(blockRows, o.m - i);
        int columns = Math.min(blockColumns, o.n - j);
        Multiplication job = jobs[member];
        o.fill(job, i, j, false);
        int left = o.aAt + i * o.aRow;
        if (isReadable(j + columns)) {
            job.left(o.a, left, o.aRow, o.aStep).right(o.b, o.bAt + j, o.bStep);
            kernels.multiply(job, rows, columns, o.k);
            return;
        }
        float[] panel = panel(member);
        job.right(panel, 0, BLOCK_COLUMNS);
        for (int step = 0; step < o.k; step += PANEL_STEPS) {
            int steps = Math.min(PANEL_STEPS, o.k - step);
            int from = o.bAt + j * o.bColumn + step * o.bStep;
            if (o.isTransposed()) {
                Panels.transpose(o.b, from, o.bColumn, steps, columns, panel, 0, BLOCK_COLUMNS);
            } else {
                Panels.copy(o.b, from, o.bStep, steps, columns, panel, 0, BLOCK_COLUMNS);
            }
            kernels.multiply(job.left(o.a, left + step * o.aStep, o.aRow, o.aStep), rows, columns, steps);
            job.adding();
        }
    }

    /// Whether whole vectors of the first `columns` columns lie within B as it is.
    private boolean isReadable(int columns) {
        return o.k == 0
                || (!o.isTransposed()
                        && o.bAt + (o.k - 1) * o.bStep + columns + Multiplication.MAX_LANES <= o.b.length);
    }

    private float[] panel(int member) {
        float[] panel = panels[member];
        if (panel == null) {
            panel = new float[PANEL_STEPS * BLOCK_COLUMNS + Multiplication.MAX_LANES];
            panels[member] = panel;
        }
        return panel;
    }
}
