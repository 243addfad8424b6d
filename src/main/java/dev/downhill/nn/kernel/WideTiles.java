package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of the matrix product, two vectors wide and 12, 8, 4 or 1 rows high.
///
/// Every accumulator is a local of one method with one loop, loaded before it and stored after it: a helper call or a
/// nested loop makes the compiler box them, at a tenth of the speed. 12 rows by 2 vectors fill 24 of the 32 registers
/// of AVX-512, and one broadcast of A serves two multiply-adds.
final class WideTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /// Columns of a tile.
    static final int WIDTH = 2 * L;

    private WideTiles() {}

    // From here on written by TileSource; GeneratedTilesTest compares, and says how to write it anew.

    static void tile12(Multiplication job, int k, int aAt, int bAt, int cAt, int startAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        float[] start = job.start;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        FloatVector c1a = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c1b = FloatVector.fromArray(S, start, startAt + startRow + L);
        FloatVector c2a = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c2b = FloatVector.fromArray(S, start, startAt + 2 * startRow + L);
        FloatVector c3a = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c3b = FloatVector.fromArray(S, start, startAt + 3 * startRow + L);
        FloatVector c4a = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c4b = FloatVector.fromArray(S, start, startAt + 4 * startRow + L);
        FloatVector c5a = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c5b = FloatVector.fromArray(S, start, startAt + 5 * startRow + L);
        FloatVector c6a = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c6b = FloatVector.fromArray(S, start, startAt + 6 * startRow + L);
        FloatVector c7a = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        FloatVector c7b = FloatVector.fromArray(S, start, startAt + 7 * startRow + L);
        FloatVector c8a = FloatVector.fromArray(S, start, startAt + 8 * startRow);
        FloatVector c8b = FloatVector.fromArray(S, start, startAt + 8 * startRow + L);
        FloatVector c9a = FloatVector.fromArray(S, start, startAt + 9 * startRow);
        FloatVector c9b = FloatVector.fromArray(S, start, startAt + 9 * startRow + L);
        FloatVector c10a = FloatVector.fromArray(S, start, startAt + 10 * startRow);
        FloatVector c10b = FloatVector.fromArray(S, start, startAt + 10 * startRow + L);
        FloatVector c11a = FloatVector.fromArray(S, start, startAt + 11 * startRow);
        FloatVector c11b = FloatVector.fromArray(S, start, startAt + 11 * startRow + L);
        int r2 = 2 * aRow;
        int i0 = aAt;
        int i1 = aAt + 3 * aRow;
        int i2 = aAt + 6 * aRow;
        int i3 = aAt + 9 * aRow;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                i0 += jump;
                i1 += jump;
                i2 += jump;
                i3 += jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            FloatVector b1 = FloatVector.fromArray(S, b, ib + L);
            FloatVector a0 = FloatVector.broadcast(S, a[i0]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[i0 + aRow]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[i0 + r2]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[i1]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
            FloatVector a4 = FloatVector.broadcast(S, a[i1 + aRow]);
            c4a = a4.fma(b0, c4a);
            c4b = a4.fma(b1, c4b);
            FloatVector a5 = FloatVector.broadcast(S, a[i1 + r2]);
            c5a = a5.fma(b0, c5a);
            c5b = a5.fma(b1, c5b);
            FloatVector a6 = FloatVector.broadcast(S, a[i2]);
            c6a = a6.fma(b0, c6a);
            c6b = a6.fma(b1, c6b);
            FloatVector a7 = FloatVector.broadcast(S, a[i2 + aRow]);
            c7a = a7.fma(b0, c7a);
            c7b = a7.fma(b1, c7b);
            FloatVector a8 = FloatVector.broadcast(S, a[i2 + r2]);
            c8a = a8.fma(b0, c8a);
            c8b = a8.fma(b1, c8b);
            FloatVector a9 = FloatVector.broadcast(S, a[i3]);
            c9a = a9.fma(b0, c9a);
            c9b = a9.fma(b1, c9b);
            FloatVector a10 = FloatVector.broadcast(S, a[i3 + aRow]);
            c10a = a10.fma(b0, c10a);
            c10b = a10.fma(b1, c10b);
            FloatVector a11 = FloatVector.broadcast(S, a[i3 + r2]);
            c11a = a11.fma(b0, c11a);
            c11b = a11.fma(b1, c11b);
            i0 += aStep;
            i1 += aStep;
            i2 += aStep;
            i3 += aStep;
            ib += bRow;
        }
        c0a.intoArray(c, cAt);
        c0b.intoArray(c, cAt + L);
        c1a.intoArray(c, cAt + cRow);
        c1b.intoArray(c, cAt + cRow + L);
        c2a.intoArray(c, cAt + 2 * cRow);
        c2b.intoArray(c, cAt + 2 * cRow + L);
        c3a.intoArray(c, cAt + 3 * cRow);
        c3b.intoArray(c, cAt + 3 * cRow + L);
        c4a.intoArray(c, cAt + 4 * cRow);
        c4b.intoArray(c, cAt + 4 * cRow + L);
        c5a.intoArray(c, cAt + 5 * cRow);
        c5b.intoArray(c, cAt + 5 * cRow + L);
        c6a.intoArray(c, cAt + 6 * cRow);
        c6b.intoArray(c, cAt + 6 * cRow + L);
        c7a.intoArray(c, cAt + 7 * cRow);
        c7b.intoArray(c, cAt + 7 * cRow + L);
        c8a.intoArray(c, cAt + 8 * cRow);
        c8b.intoArray(c, cAt + 8 * cRow + L);
        c9a.intoArray(c, cAt + 9 * cRow);
        c9b.intoArray(c, cAt + 9 * cRow + L);
        c10a.intoArray(c, cAt + 10 * cRow);
        c10b.intoArray(c, cAt + 10 * cRow + L);
        c11a.intoArray(c, cAt + 11 * cRow);
        c11b.intoArray(c, cAt + 11 * cRow + L);
    }

    static void tile8(Multiplication job, int k, int aAt, int bAt, int cAt, int startAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        float[] start = job.start;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        FloatVector c1a = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c1b = FloatVector.fromArray(S, start, startAt + startRow + L);
        FloatVector c2a = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c2b = FloatVector.fromArray(S, start, startAt + 2 * startRow + L);
        FloatVector c3a = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c3b = FloatVector.fromArray(S, start, startAt + 3 * startRow + L);
        FloatVector c4a = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c4b = FloatVector.fromArray(S, start, startAt + 4 * startRow + L);
        FloatVector c5a = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c5b = FloatVector.fromArray(S, start, startAt + 5 * startRow + L);
        FloatVector c6a = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c6b = FloatVector.fromArray(S, start, startAt + 6 * startRow + L);
        FloatVector c7a = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        FloatVector c7b = FloatVector.fromArray(S, start, startAt + 7 * startRow + L);
        int r2 = 2 * aRow;
        int i0 = aAt;
        int i1 = aAt + 3 * aRow;
        int i2 = aAt + 6 * aRow;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                i0 += jump;
                i1 += jump;
                i2 += jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            FloatVector b1 = FloatVector.fromArray(S, b, ib + L);
            FloatVector a0 = FloatVector.broadcast(S, a[i0]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[i0 + aRow]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[i0 + r2]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[i1]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
            FloatVector a4 = FloatVector.broadcast(S, a[i1 + aRow]);
            c4a = a4.fma(b0, c4a);
            c4b = a4.fma(b1, c4b);
            FloatVector a5 = FloatVector.broadcast(S, a[i1 + r2]);
            c5a = a5.fma(b0, c5a);
            c5b = a5.fma(b1, c5b);
            FloatVector a6 = FloatVector.broadcast(S, a[i2]);
            c6a = a6.fma(b0, c6a);
            c6b = a6.fma(b1, c6b);
            FloatVector a7 = FloatVector.broadcast(S, a[i2 + aRow]);
            c7a = a7.fma(b0, c7a);
            c7b = a7.fma(b1, c7b);
            i0 += aStep;
            i1 += aStep;
            i2 += aStep;
            ib += bRow;
        }
        c0a.intoArray(c, cAt);
        c0b.intoArray(c, cAt + L);
        c1a.intoArray(c, cAt + cRow);
        c1b.intoArray(c, cAt + cRow + L);
        c2a.intoArray(c, cAt + 2 * cRow);
        c2b.intoArray(c, cAt + 2 * cRow + L);
        c3a.intoArray(c, cAt + 3 * cRow);
        c3b.intoArray(c, cAt + 3 * cRow + L);
        c4a.intoArray(c, cAt + 4 * cRow);
        c4b.intoArray(c, cAt + 4 * cRow + L);
        c5a.intoArray(c, cAt + 5 * cRow);
        c5b.intoArray(c, cAt + 5 * cRow + L);
        c6a.intoArray(c, cAt + 6 * cRow);
        c6b.intoArray(c, cAt + 6 * cRow + L);
        c7a.intoArray(c, cAt + 7 * cRow);
        c7b.intoArray(c, cAt + 7 * cRow + L);
    }

    static void tile4(Multiplication job, int k, int aAt, int bAt, int cAt, int startAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        float[] start = job.start;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        FloatVector c1a = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c1b = FloatVector.fromArray(S, start, startAt + startRow + L);
        FloatVector c2a = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c2b = FloatVector.fromArray(S, start, startAt + 2 * startRow + L);
        FloatVector c3a = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c3b = FloatVector.fromArray(S, start, startAt + 3 * startRow + L);
        int r2 = 2 * aRow;
        int i0 = aAt;
        int i1 = aAt + 3 * aRow;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                i0 += jump;
                i1 += jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            FloatVector b1 = FloatVector.fromArray(S, b, ib + L);
            FloatVector a0 = FloatVector.broadcast(S, a[i0]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[i0 + aRow]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[i0 + r2]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[i1]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
            i0 += aStep;
            i1 += aStep;
            ib += bRow;
        }
        c0a.intoArray(c, cAt);
        c0b.intoArray(c, cAt + L);
        c1a.intoArray(c, cAt + cRow);
        c1b.intoArray(c, cAt + cRow + L);
        c2a.intoArray(c, cAt + 2 * cRow);
        c2b.intoArray(c, cAt + 2 * cRow + L);
        c3a.intoArray(c, cAt + 3 * cRow);
        c3b.intoArray(c, cAt + 3 * cRow + L);
    }

    static void tile1(Multiplication job, int k, int aAt, int bAt, int cAt, int startAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        float[] start = job.start;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        int i0 = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                i0 += jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            FloatVector b1 = FloatVector.fromArray(S, b, ib + L);
            FloatVector a0 = FloatVector.broadcast(S, a[i0]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            i0 += aStep;
            ib += bRow;
        }
        c0a.intoArray(c, cAt);
        c0b.intoArray(c, cAt + L);
    }
}
