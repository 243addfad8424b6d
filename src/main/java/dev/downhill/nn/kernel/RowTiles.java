package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of one row and 16 vectors: the product of a single row and a matrix reads every weight once, so it is as fast
/// as the weights arrive, and they arrive fastest in long runs of neighbours.
final class RowTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /// Columns of a tile.
    static final int WIDTH = 16 * L;

    private RowTiles() {}

    /// C holds what it starts with. A's steps lie `aStep` apart throughout, without a jump.
    static void tile(Multiplication job, int k, int aAt, int bAt, int cAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aStep = job.aStep;
        int bRow = job.bRow;
        FloatVector c0 = FloatVector.fromArray(S, c, cAt);
        FloatVector c1 = FloatVector.fromArray(S, c, cAt + L);
        FloatVector c2 = FloatVector.fromArray(S, c, cAt + 2 * L);
        FloatVector c3 = FloatVector.fromArray(S, c, cAt + 3 * L);
        FloatVector c4 = FloatVector.fromArray(S, c, cAt + 4 * L);
        FloatVector c5 = FloatVector.fromArray(S, c, cAt + 5 * L);
        FloatVector c6 = FloatVector.fromArray(S, c, cAt + 6 * L);
        FloatVector c7 = FloatVector.fromArray(S, c, cAt + 7 * L);
        FloatVector c8 = FloatVector.fromArray(S, c, cAt + 8 * L);
        FloatVector c9 = FloatVector.fromArray(S, c, cAt + 9 * L);
        FloatVector c10 = FloatVector.fromArray(S, c, cAt + 10 * L);
        FloatVector c11 = FloatVector.fromArray(S, c, cAt + 11 * L);
        FloatVector c12 = FloatVector.fromArray(S, c, cAt + 12 * L);
        FloatVector c13 = FloatVector.fromArray(S, c, cAt + 13 * L);
        FloatVector c14 = FloatVector.fromArray(S, c, cAt + 14 * L);
        FloatVector c15 = FloatVector.fromArray(S, c, cAt + 15 * L);
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            FloatVector factor = FloatVector.broadcast(S, a[ia]);
            c0 = factor.fma(FloatVector.fromArray(S, b, ib), c0);
            c1 = factor.fma(FloatVector.fromArray(S, b, ib + L), c1);
            c2 = factor.fma(FloatVector.fromArray(S, b, ib + 2 * L), c2);
            c3 = factor.fma(FloatVector.fromArray(S, b, ib + 3 * L), c3);
            c4 = factor.fma(FloatVector.fromArray(S, b, ib + 4 * L), c4);
            c5 = factor.fma(FloatVector.fromArray(S, b, ib + 5 * L), c5);
            c6 = factor.fma(FloatVector.fromArray(S, b, ib + 6 * L), c6);
            c7 = factor.fma(FloatVector.fromArray(S, b, ib + 7 * L), c7);
            c8 = factor.fma(FloatVector.fromArray(S, b, ib + 8 * L), c8);
            c9 = factor.fma(FloatVector.fromArray(S, b, ib + 9 * L), c9);
            c10 = factor.fma(FloatVector.fromArray(S, b, ib + 10 * L), c10);
            c11 = factor.fma(FloatVector.fromArray(S, b, ib + 11 * L), c11);
            c12 = factor.fma(FloatVector.fromArray(S, b, ib + 12 * L), c12);
            c13 = factor.fma(FloatVector.fromArray(S, b, ib + 13 * L), c13);
            c14 = factor.fma(FloatVector.fromArray(S, b, ib + 14 * L), c14);
            c15 = factor.fma(FloatVector.fromArray(S, b, ib + 15 * L), c15);
            ia += aStep;
            ib += bRow;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + L);
        c2.intoArray(c, cAt + 2 * L);
        c3.intoArray(c, cAt + 3 * L);
        c4.intoArray(c, cAt + 4 * L);
        c5.intoArray(c, cAt + 5 * L);
        c6.intoArray(c, cAt + 6 * L);
        c7.intoArray(c, cAt + 7 * L);
        c8.intoArray(c, cAt + 8 * L);
        c9.intoArray(c, cAt + 9 * L);
        c10.intoArray(c, cAt + 10 * L);
        c11.intoArray(c, cAt + 11 * L);
        c12.intoArray(c, cAt + 12 * L);
        c13.intoArray(c, cAt + 13 * L);
        c14.intoArray(c, cAt + 14 * L);
        c15.intoArray(c, cAt + 15 * L);
    }
}
