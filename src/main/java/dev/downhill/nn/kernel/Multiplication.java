package dev.downhill.nn.kernel;

import java.util.Arrays;

/// The operands of one matrix product `C[i, j] = start[i, j] + sum_k A[i, k] B[k, j]`, each read in place by
/// strides.
///
/// A has a stride by row and one by step, so that it may be a matrix, its transpose, or the values under a
/// window that slides over an image: after every `inner` steps its index makes a `jump`, from one row of the
/// image to the next. Made once per thread and refilled, so that a product allocates nothing.
public final class Multiplication {

    /// The most values of a vector on any machine. Arrays with that many to spare behind their last value are
    /// read fastest.
    public static final int MAX_LANES = 16;

    /// As many zeros as a tile is wide at most.
    private static final float[] ZEROS = new float[2 * MAX_LANES];

    float[] a = {};
    int aAt;
    int aRow;
    int aStep;
    int inner = Integer.MAX_VALUE;
    int jump;
    float[] b = {};
    int bAt;
    int bRow;
    float[] c = {};
    int cAt;
    int cRow;
    float[] start = ZEROS;
    int startAt;
    int startRow;
    boolean startsAtZero = true;
    boolean adds;
    private final float[] edge = new float[MAX_LANES];

    /// `A[i, k]` at `at + i row + k step`.
    public Multiplication left(float[] a, int at, int row, int step) {
        return window(a, at, row, step, Integer.MAX_VALUE, 0);
    }

    /// `A[i, k]` at `at + i row + k step + (k / inner) jump`.
    public Multiplication window(float[] a, int at, int row, int step, int inner, int jump) {
        this.a = a;
        this.aAt = at;
        this.aRow = row;
        this.aStep = step;
        this.inner = inner;
        this.jump = jump;
        return this;
    }

    /// `B[k, j]` at `at + k row + j`.
    public Multiplication right(float[] b, int at, int row) {
        this.b = b;
        this.bAt = at;
        this.bRow = row;
        return this;
    }

    /// `C[i, j]` at `at + i row + j`, beginning as zeros.
    public Multiplication into(float[] c, int at, int row) {
        this.c = c;
        this.cAt = at;
        this.cRow = row;
        this.start = ZEROS;
        this.startAt = 0;
        this.startRow = 0;
        this.startsAtZero = true;
        this.adds = false;
        return this;
    }

    /// C begins as what it holds.
    public Multiplication adding() {
        this.start = c;
        this.startAt = cAt;
        this.startRow = cRow;
        this.startsAtZero = false;
        this.adds = true;
        return this;
    }

    /// As {@link #adding()} if wanted; otherwise C begins as it was told before.
    public Multiplication addingIf(boolean wanted) {
        return wanted ? adding() : this;
    }

    /// Every row of C begins as the values from `at` on.
    public Multiplication startingWith(float[] row, int at) {
        return startingWith(row, at, 0);
    }

    /// `C[i, j]` begins as the value at `at + i row + j`, in an array other than C's.
    Multiplication startingWith(float[] rows, int at, int row) {
        this.start = rows;
        this.startAt = at;
        this.startRow = row;
        this.startsAtZero = false;
        this.adds = false;
        return this;
    }

    /// Puts C elsewhere, `C[i, j]` at `at + i row + j`; it begins as before.
    Multiplication redirectedTo(float[] c, int at, int row) {
        this.c = c;
        this.cAt = at;
        this.cRow = row;
        this.adds = false;
        return this;
    }

    /// Where the start of column `column` of the first row lies.
    int startOf(int column) {
        return startsAtZero ? 0 : startAt + column;
    }

    /// Whether a row may be computed twice: not where it begins as its own result.
    boolean mayRepeatRows() {
        return !adds;
    }

    /// Index in A of row `i`, step `k`.
    int indexOfA(int i, int k) {
        return aAt + i * aRow + k * aStep + k / inner * jump;
    }

    /// Copies the start of `columns` values of row `i`, from column `j` on, into C.
    void copyStart(int i, int j, int columns) {
        int to = cAt + i * cRow + j;
        if (startsAtZero) {
            Arrays.fill(c, to, to + columns, 0f);
        } else if (!adds) {
            System.arraycopy(start, startAt + i * startRow + j, c, to, columns);
        }
    }

    /// Whether vectors that end before column `columns` lie within B and C in each of the first `rows` rows.
    boolean reaches(int rows, int columns, int k) {
        return bAt + (k - 1) * bRow + columns <= b.length && cAt + (rows - 1) * cRow + columns <= c.length;
    }

    /// Whether vectors of A that end before column `columns` lie within it in each of the first `rows` rows.
    boolean leftReaches(int rows, int columns, int k) {
        return indexOfA(rows - 1, k - 1) + columns <= a.length;
    }

    /// Whether vectors that end before column `columns` lie within what C starts with in each of the first `rows` rows.
    boolean startReaches(int rows, int columns) {
        return startsAtZero || startAt + (rows - 1) * startRow + columns <= start.length;
    }

    /// A copy of `count` values of the starting row from `column` on, with room behind them.
    float[] startCopied(int column, int count) {
        System.arraycopy(start, startAt + column, edge, 0, count);
        return edge;
    }
}
