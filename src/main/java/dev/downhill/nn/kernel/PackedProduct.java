package dev.downhill.nn.kernel;

/// The product that first copies its operands into panels, after Goto and van de Geijn, "Anatomy of high-performance
/// matrix multiplication", ACM Transactions on Mathematical Software 34 (3), 2008.
///
/// A panel of B (`depth` steps of a tile's columns) stays in the first-level cache, while all panels of A of a block
/// pass it from the second level. C is read and written once for so many steps, as floats, which does not change its
/// bits. The team packs together, then shares out blocks of C. The panels hold at most {@link #MAX_PANELS} floats of
/// each operand; a larger product is cut into slabs.
final class PackedProduct {

    /// Rows of A and columns of B that are packed at a time, at most.
    private static final int MAX_SIDE = 4_096;

    /// Floats of A, and of B, that are packed at a time, at most: 4 MiB each.
    static final int MAX_PANELS = 1 << 20;

    /// A block's rows of A, some 150 KiB of panels, stay in the second-level cache.
    private static final int BLOCK_ROWS = 192;

    private static final int BLOCK_COLUMNS = 256;

    /// Panels of B that are packed together, a step at a time, so that neighbours in memory are read one after the
    /// other; fewer where a large team would have too few tasks.
    private static final int RIGHT_PANELS = 8;

    /// Blocks for each member of the team, so that all end at nearly the same time.
    private static final int BLOCKS_PER_MEMBER = 4;

    private final Kernels kernels;
    private final Team team;
    private final Multiplication[] jobs;
    private final int panelRows;
    private final int panelColumns;
    private final int depth;
    private final Team.Work packTask = this::pack;
    private final Team.Work multiplyTask = this::multiply;

    private Operands o = new Operands();

    // The slab at work: where it begins, how large it is, and into which blocks of C it is cut.
    private int firstRow;
    private int firstColumn;
    private int firstStep;
    private int rows;
    private int columns;
    private int steps;
    private int leftPanels;
    private int rightPanels;
    private int leftTasks;
    private int together;
    private int length;
    private int blockRows;
    private int blockColumns;

    PackedProduct(Kernels kernels, Team team) {
        this.kernels = kernels;
        this.team = team;
        this.jobs = team.scratch(Multiplication[]::new, Multiplication::new);
        this.panelRows = kernels.panelRows();
        this.panelColumns = kernels.panelColumns();
        this.depth = kernels.panelDepth();
    }

    /// Values of both operands in the panels of one slab.
    static long panelValues(Kernels kernels, int m, int n, int k) {
        int depth = kernels.panelDepth();
        long layers = Math.ceilDiv(Math.min(k, slab(m, n, depth)), depth);
        return layers * depth * (roundedUp(m, kernels.panelRows()) + roundedUp(n, kernels.panelColumns()));
    }

    private static long roundedUp(int count, int unit) {
        return (long) Math.ceilDiv(Math.min(MAX_SIDE, count), unit) * unit;
    }

    /// Steps of a slab.
    private static int slab(int m, int n, int depth) {
        int side = Math.min(MAX_SIDE, Math.max(m, n));
        return Math.max(1, MAX_PANELS / side / depth) * depth;
    }

    void run(Operands operands) {
        o = operands;
        int slab = slab(o.m, o.n, depth);
        for (firstColumn = 0; firstColumn < o.n; firstColumn += MAX_SIDE) {
            columns = Math.min(MAX_SIDE, o.n - firstColumn);
            rightPanels = Math.ceilDiv(columns, panelColumns);
            for (firstStep = 0; firstStep < o.k; firstStep += slab) {
                steps = Math.min(slab, o.k - firstStep);
                for (firstRow = 0; firstRow < o.m; firstRow += MAX_SIDE) {
                    rows = Math.min(MAX_SIDE, o.m - firstRow);
                    leftPanels = Math.ceilDiv(rows, panelRows);
                    slab(firstRow == 0);
                }
            }
        }
    }

    private void slab(boolean packsRight) {
        int layers = Math.ceilDiv(steps, depth);
        length = Math.ceilDiv(steps, layers);
        team.panels()
                .reserve(
                        layers * leftPanels * panelRows * depth,
                        layers * rightPanels * panelColumns * depth + Multiplication.MAX_LANES,
                        layers == 1 ? 0 : BLOCK_ROWS * BLOCK_COLUMNS + Multiplication.MAX_LANES);
        leftTasks = leftPanels * layers;
        together = Math.clamp(rightPanels * layers / team.size(), 1, RIGHT_PANELS);
        team.run(leftTasks + (packsRight ? Math.ceilDiv(rightPanels, together) * layers : 0), packTask);
        blockRows = BLOCK_ROWS;
        blockColumns = BLOCK_COLUMNS;
        int wanted = team.size() == 1 ? 1 : BLOCKS_PER_MEMBER * team.size();
        while (blocks() < wanted && blockColumns > panelColumns) {
            if (blockRows > panelRows && blockRows * 2 > blockColumns) {
                blockRows = Math.ceilDiv(blockRows / 2, panelRows) * panelRows;
            } else {
                blockColumns = Math.ceilDiv(blockColumns / 2, panelColumns) * panelColumns;
            }
        }
        team.run(blocks(), multiplyTask);
    }

    private int blocks() {
        return Math.ceilDiv(rows, blockRows) * Math.ceilDiv(columns, blockColumns);
    }

    private void pack(int task, int member) {
        if (task < leftTasks) {
            packLeft(task / leftPanels, task % leftPanels);
        } else {
            int across = Math.ceilDiv(rightPanels, together);
            packRight((task - leftTasks) / across, (task - leftTasks) % across * together);
        }
    }

    private void packLeft(int layer, int panel) {
        int i = panel * panelRows;
        int height = Math.min(panelRows, rows - i);
        int count = stepsOf(layer);
        int from = o.aAt + (firstRow + i) * o.aRow + (firstStep + layer * length) * o.aStep;
        float[] to = team.panels().left;
        int at = (layer * leftPanels + panel) * panelRows * depth;
        if (o.hasRows()) {
            Panels.copy(o.a, from, o.aRow, height, count, to, at, depth);
        } else {
            Panels.copy(o.a, from, o.aStep, count, height, to, at, panelRows);
        }
    }

    private void packRight(int layer, int first) {
        int last = Math.min(rightPanels, first + together);
        int count = stepsOf(layer);
        int from = o.bAt + firstColumn * o.bColumn + (firstStep + layer * length) * o.bStep;
        float[] to = team.panels().right;
        int at = layer * rightPanels * panelColumns * depth;
        int lines = o.isTransposed() ? count : 1;
        for (int line = 0; line < count; line += lines) {
            for (int j = first * panelColumns; j < last * panelColumns; j += panelColumns) {
                int width = Math.min(panelColumns, columns - j);
                int source = from + j * o.bColumn + line * o.bStep;
                int target = at + j * depth + line * panelColumns;
                if (o.isTransposed()) {
                    Panels.transpose(o.b, source, o.bColumn, lines, width, to, target, panelColumns);
                } else {
                    System.arraycopy(o.b, source, to, target, width);
                }
            }
        }
    }

    private int stepsOf(int layer) {
        return Math.min(length, steps - layer * length);
    }

    /// Computes one block of C over all steps of the slab.
    private void multiply(int task, int member) {
        int across = Math.ceilDiv(columns, blockColumns);
        int top = task / across * blockRows;
        int bottom = Math.min(rows, top + blockRows);
        int begin = task % across * blockColumns;
        int end = Math.min(columns, begin + blockColumns);
        Panels panels = team.panels();
        float[] sums = panels.sums[member];
        Multiplication job = jobs[member];
        int aRow = o.hasRows() ? depth : 1;
        int aStep = o.hasRows() ? 1 : panelRows;
        int layers = Math.ceilDiv(steps, length);
        for (int layer = 0; layer < layers; layer++) {
            int left = layer * leftPanels * panelRows * depth;
            int right = layer * rightPanels * panelColumns * depth;
            for (int j = begin; j < end; j += panelColumns) {
                int width = Math.min(panelColumns, end - j);
                job.right(panels.right, right + j * depth, panelColumns);
                for (int i = top; i < bottom; i += panelRows) {
                    job.left(panels.left, left + i * depth, aRow, aStep);
                    o.fill(job, firstRow + i, firstColumn + j, firstStep > 0);
                    int sum = (j - begin) * blockRows + (i - top) * panelColumns;
                    if (layer > 0) {
                        job.startingWith(sums, sum, panelColumns);
                    }
                    if (layer < layers - 1) {
                        job.redirectedTo(sums, sum, panelColumns);
                    }
                    kernels.multiplyPanels(job, Math.min(panelRows, bottom - i), width, stepsOf(layer));
                }
            }
        }
    }
}
