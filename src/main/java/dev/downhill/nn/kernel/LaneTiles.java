package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of {@link Kernels#multiplyLanes}: up to 8 rows of one vector. As in {@link NarrowTiles}
/// loads are whole vectors and stores are masked; what does not reach goes through plain code.
///
/// A tile of 3 is for the weights of the commonest kernels: their rows cannot be computed twice.
final class LaneTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private LaneTiles() {}

    static void multiply(Multiplication job, int m, int n, int k) {
        for (int column = 0; column < n; column += L) {
            columns(job, m, column, Math.min(L, n - column), k);
        }
    }

    private static void columns(Multiplication job, int m, int column, int columns, int k) {
        VectorMask<Float> in = NarrowTiles.first(columns);
        boolean whole = job.adds || job.startReaches(1, column + L);
        float[] start = whole ? job.start : job.startCopied(column, columns);
        int startAt = whole ? job.startOf(column) : 0;
        for (int row = 0; row < m; ) {
            int height = height(row, m, job.mayRepeatRows());
            row = Math.min(row, m - height);
            if (k > 0 && job.reaches(row + height, column + L, k) && job.leftReaches(row + height, column + L, k)) {
                tile(job, height, k, row, column, start, startAt + row * job.startRow, in);
            } else {
                ScalarKernels.lanes(job, row, height, column, columns, k);
            }
            row += height;
        }
    }

    /// Where rows may be computed twice, the last tile begins early.
    private static int height(int row, int rows, boolean mayRepeat) {
        int left = mayRepeat ? rows : rows - row;
        int wished = rows - row > 3 ? 8 : rows - row > 1 ? 3 : 1;
        return wished <= left ? wished : left >= 3 ? 3 : 1;
    }

    private static void tile(
            Multiplication job,
            int height,
            int k,
            int row,
            int column,
            float[] start,
            int startAt,
            VectorMask<Float> in) {
        int a = job.aAt + row * job.aRow + column;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        switch (height) {
            case 8 -> tile8(job, k, a, b, c, start, startAt, in);
            case 3 -> tile3(job, k, a, b, c, start, startAt, in);
            default -> tile1(job, k, a, b, c, start, startAt, in);
        }
    }

    private static void tile8(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int turn = job.inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        int i0 = aAt;
        int i4 = aAt + 4 * aRow;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += job.inner;
                i0 += job.jump;
                i4 += job.jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            c0 = FloatVector.fromArray(S, a, i0).fma(b0, c0);
            c1 = FloatVector.fromArray(S, a, i0 + aRow).fma(b0, c1);
            c2 = FloatVector.fromArray(S, a, i0 + 2 * aRow).fma(b0, c2);
            c3 = FloatVector.fromArray(S, a, i0 + 3 * aRow).fma(b0, c3);
            c4 = FloatVector.fromArray(S, a, i4).fma(b0, c4);
            c5 = FloatVector.fromArray(S, a, i4 + aRow).fma(b0, c5);
            c6 = FloatVector.fromArray(S, a, i4 + 2 * aRow).fma(b0, c6);
            c7 = FloatVector.fromArray(S, a, i4 + 3 * aRow).fma(b0, c7);
            i0 += aStep;
            i4 += aStep;
            ib += bRow;
        }
        c0.intoArray(c, cAt, in);
        c1.intoArray(c, cAt + cRow, in);
        c2.intoArray(c, cAt + 2 * cRow, in);
        c3.intoArray(c, cAt + 3 * cRow, in);
        c4.intoArray(c, cAt + 4 * cRow, in);
        c5.intoArray(c, cAt + 5 * cRow, in);
        c6.intoArray(c, cAt + 6 * cRow, in);
        c7.intoArray(c, cAt + 7 * cRow, in);
    }

    private static void tile3(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int turn = job.inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += job.inner;
                ia += job.jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            c0 = FloatVector.fromArray(S, a, ia).fma(b0, c0);
            c1 = FloatVector.fromArray(S, a, ia + aRow).fma(b0, c1);
            c2 = FloatVector.fromArray(S, a, ia + 2 * aRow).fma(b0, c2);
            ia += aStep;
            ib += bRow;
        }
        c0.intoArray(c, cAt, in);
        c1.intoArray(c, cAt + cRow, in);
        c2.intoArray(c, cAt + 2 * cRow, in);
    }

    private static void tile1(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int turn = job.inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += job.inner;
                ia += job.jump;
            }
            c0 = FloatVector.fromArray(S, a, ia).fma(FloatVector.fromArray(S, b, ib), c0);
            ia += aStep;
            ib += bRow;
        }
        c0.intoArray(job.c, cAt, in);
    }
}
