package dev.downhill.nn.kernel;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of the matrix product, up to one vector wide: for the last columns, and for narrow matrices.
///
/// Loads are whole vectors, whose surplus lanes are computed and not stored, so they must lie within their arrays (see
/// {@link Multiplication#reaches}). Masked loads would do as well, but they double the code, and the compiler's first
/// tier then gives up on these methods and never hands them on to the second. See {@link WideTiles} for the rest.
final class NarrowTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    /// Columns of a tile.
    static final int WIDTH = S.length();

    private static final List<VectorMask<Float>> FIRST = IntStream.rangeClosed(0, WIDTH)
            .mapToObj(count -> S.indexInRange(0, count))
            .toList();

    private NarrowTiles() {}

    /// The mask of the first `columns` lanes, 1 … `WIDTH`; made beforehand, because making one allocates.
    static VectorMask<Float> first(int columns) {
        return FIRST.get(columns);
    }

    // From here on written by TileSource; GeneratedTilesTest compares, and says how to write it anew.

    static void tile12(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        FloatVector c8 = FloatVector.fromArray(S, start, startAt + 8 * startRow);
        FloatVector c9 = FloatVector.fromArray(S, start, startAt + 9 * startRow);
        FloatVector c10 = FloatVector.fromArray(S, start, startAt + 10 * startRow);
        FloatVector c11 = FloatVector.fromArray(S, start, startAt + 11 * startRow);
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
            c0 = FloatVector.broadcast(S, a[i0]).fma(b0, c0);
            c1 = FloatVector.broadcast(S, a[i0 + aRow]).fma(b0, c1);
            c2 = FloatVector.broadcast(S, a[i0 + r2]).fma(b0, c2);
            c3 = FloatVector.broadcast(S, a[i1]).fma(b0, c3);
            c4 = FloatVector.broadcast(S, a[i1 + aRow]).fma(b0, c4);
            c5 = FloatVector.broadcast(S, a[i1 + r2]).fma(b0, c5);
            c6 = FloatVector.broadcast(S, a[i2]).fma(b0, c6);
            c7 = FloatVector.broadcast(S, a[i2 + aRow]).fma(b0, c7);
            c8 = FloatVector.broadcast(S, a[i2 + r2]).fma(b0, c8);
            c9 = FloatVector.broadcast(S, a[i3]).fma(b0, c9);
            c10 = FloatVector.broadcast(S, a[i3 + aRow]).fma(b0, c10);
            c11 = FloatVector.broadcast(S, a[i3 + r2]).fma(b0, c11);
            i0 += aStep;
            i1 += aStep;
            i2 += aStep;
            i3 += aStep;
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
        c8.intoArray(c, cAt + 8 * cRow, in);
        c9.intoArray(c, cAt + 9 * cRow, in);
        c10.intoArray(c, cAt + 10 * cRow, in);
        c11.intoArray(c, cAt + 11 * cRow, in);
    }

    static void tile8(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
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
            c0 = FloatVector.broadcast(S, a[i0]).fma(b0, c0);
            c1 = FloatVector.broadcast(S, a[i0 + aRow]).fma(b0, c1);
            c2 = FloatVector.broadcast(S, a[i0 + r2]).fma(b0, c2);
            c3 = FloatVector.broadcast(S, a[i1]).fma(b0, c3);
            c4 = FloatVector.broadcast(S, a[i1 + aRow]).fma(b0, c4);
            c5 = FloatVector.broadcast(S, a[i1 + r2]).fma(b0, c5);
            c6 = FloatVector.broadcast(S, a[i2]).fma(b0, c6);
            c7 = FloatVector.broadcast(S, a[i2 + aRow]).fma(b0, c7);
            i0 += aStep;
            i1 += aStep;
            i2 += aStep;
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

    static void tile4(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int cRow = job.cRow;
        int startRow = job.startRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
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
            c0 = FloatVector.broadcast(S, a[i0]).fma(b0, c0);
            c1 = FloatVector.broadcast(S, a[i0 + aRow]).fma(b0, c1);
            c2 = FloatVector.broadcast(S, a[i0 + r2]).fma(b0, c2);
            c3 = FloatVector.broadcast(S, a[i1]).fma(b0, c3);
            i0 += aStep;
            i1 += aStep;
            ib += bRow;
        }
        c0.intoArray(c, cAt, in);
        c1.intoArray(c, cAt + cRow, in);
        c2.intoArray(c, cAt + 2 * cRow, in);
        c3.intoArray(c, cAt + 3 * cRow, in);
    }

    static void tile1(
            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt, VectorMask<Float> in) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        int i0 = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                i0 += jump;
            }
            FloatVector b0 = FloatVector.fromArray(S, b, ib);
            c0 = FloatVector.broadcast(S, a[i0]).fma(b0, c0);
            i0 += aStep;
            ib += bRow;
        }
        c0.intoArray(c, cAt, in);
    }
}
