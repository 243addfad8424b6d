package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of the matrix product over packed panels (see {@link Panels}), two vectors wide and 12 or 4 rows
/// high.
///
/// The strides of panels are constants and the arrays parameters, so that the compiler checks bounds once before the
/// loop; of arrays read from fields it checks them in every step. 12 rows by 2 vectors fill 24 of the 32 registers of
/// AVX-512 and NEON. Of the 16 of AVX2 the compiler fills 8 without storing some in every step: 4 rows.
final class PackedTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /// Rows of a tile; 256 bits are what AVX2 has.
    static final int HEIGHT = S.vectorBitSize() == 256 ? 4 : 12;

    /// Columns of a tile.
    static final int WIDTH = 2 * L;

    /// Steps of a panel, at most: a panel of B is 32 KiB at 512 bits, 16 KiB at 256, and stays in the first-level
    /// cache.
    static final int DEPTH = 256;

    /// See {@link Kernels#gainOfPanels}; measured at 512 bits, and at 256 bits with 16 registers.
    static final double GAIN = HEIGHT == 12 ? 0.25 : 0.5;

    private PackedTiles() {}

    /// A tile of a panel of A with a row's steps side by side.
    static void rows(Multiplication job, int k) {
        if (HEIGHT == 12) {
            rows12(
                    job.a,
                    job.aAt,
                    job.b,
                    job.bAt,
                    job.c,
                    job.cAt,
                    job.cRow,
                    job.start,
                    job.startOf(0),
                    job.startRow,
                    k);
        } else {
            rows4(job.a, job.aAt, job.b, job.bAt, job.c, job.cAt, job.cRow, job.start, job.startOf(0), job.startRow, k);
        }
    }

    /// A tile of a panel of A with a step's rows side by side.
    static void steps(Multiplication job, int k) {
        if (HEIGHT == 12) {
            steps12(
                    job.a,
                    job.aAt,
                    job.b,
                    job.bAt,
                    job.c,
                    job.cAt,
                    job.cRow,
                    job.start,
                    job.startOf(0),
                    job.startRow,
                    k);
        } else {
            steps4(
                    job.a,
                    job.aAt,
                    job.b,
                    job.bAt,
                    job.c,
                    job.cAt,
                    job.cRow,
                    job.start,
                    job.startOf(0),
                    job.startRow,
                    k);
        }
    }

    // From here on written by PackedTileSource; GeneratedTilesTest compares, and says how to write it anew.

    static void rows12(
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cRow,
            float[] start,
            int startAt,
            int startRow,
            int k) {
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
        for (int step = 0; step < k; step++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bAt + WIDTH * step);
            FloatVector b1 = FloatVector.fromArray(S, b, bAt + WIDTH * step + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + step]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + DEPTH + step]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * DEPTH + step]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * DEPTH + step]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 4 * DEPTH + step]);
            c4a = a4.fma(b0, c4a);
            c4b = a4.fma(b1, c4b);
            FloatVector a5 = FloatVector.broadcast(S, a[aAt + 5 * DEPTH + step]);
            c5a = a5.fma(b0, c5a);
            c5b = a5.fma(b1, c5b);
            FloatVector a6 = FloatVector.broadcast(S, a[aAt + 6 * DEPTH + step]);
            c6a = a6.fma(b0, c6a);
            c6b = a6.fma(b1, c6b);
            FloatVector a7 = FloatVector.broadcast(S, a[aAt + 7 * DEPTH + step]);
            c7a = a7.fma(b0, c7a);
            c7b = a7.fma(b1, c7b);
            FloatVector a8 = FloatVector.broadcast(S, a[aAt + 8 * DEPTH + step]);
            c8a = a8.fma(b0, c8a);
            c8b = a8.fma(b1, c8b);
            FloatVector a9 = FloatVector.broadcast(S, a[aAt + 9 * DEPTH + step]);
            c9a = a9.fma(b0, c9a);
            c9b = a9.fma(b1, c9b);
            FloatVector a10 = FloatVector.broadcast(S, a[aAt + 10 * DEPTH + step]);
            c10a = a10.fma(b0, c10a);
            c10b = a10.fma(b1, c10b);
            FloatVector a11 = FloatVector.broadcast(S, a[aAt + 11 * DEPTH + step]);
            c11a = a11.fma(b0, c11a);
            c11b = a11.fma(b1, c11b);
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

    static void steps12(
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cRow,
            float[] start,
            int startAt,
            int startRow,
            int k) {
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
        for (int step = 0; step < k; step++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bAt + WIDTH * step);
            FloatVector b1 = FloatVector.fromArray(S, b, bAt + WIDTH * step + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + 12 * step]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + 12 * step + 1]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 12 * step + 2]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 12 * step + 3]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
            FloatVector a4 = FloatVector.broadcast(S, a[aAt + 12 * step + 4]);
            c4a = a4.fma(b0, c4a);
            c4b = a4.fma(b1, c4b);
            FloatVector a5 = FloatVector.broadcast(S, a[aAt + 12 * step + 5]);
            c5a = a5.fma(b0, c5a);
            c5b = a5.fma(b1, c5b);
            FloatVector a6 = FloatVector.broadcast(S, a[aAt + 12 * step + 6]);
            c6a = a6.fma(b0, c6a);
            c6b = a6.fma(b1, c6b);
            FloatVector a7 = FloatVector.broadcast(S, a[aAt + 12 * step + 7]);
            c7a = a7.fma(b0, c7a);
            c7b = a7.fma(b1, c7b);
            FloatVector a8 = FloatVector.broadcast(S, a[aAt + 12 * step + 8]);
            c8a = a8.fma(b0, c8a);
            c8b = a8.fma(b1, c8b);
            FloatVector a9 = FloatVector.broadcast(S, a[aAt + 12 * step + 9]);
            c9a = a9.fma(b0, c9a);
            c9b = a9.fma(b1, c9b);
            FloatVector a10 = FloatVector.broadcast(S, a[aAt + 12 * step + 10]);
            c10a = a10.fma(b0, c10a);
            c10b = a10.fma(b1, c10b);
            FloatVector a11 = FloatVector.broadcast(S, a[aAt + 12 * step + 11]);
            c11a = a11.fma(b0, c11a);
            c11b = a11.fma(b1, c11b);
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

    static void rows4(
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cRow,
            float[] start,
            int startAt,
            int startRow,
            int k) {
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        FloatVector c1a = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c1b = FloatVector.fromArray(S, start, startAt + startRow + L);
        FloatVector c2a = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c2b = FloatVector.fromArray(S, start, startAt + 2 * startRow + L);
        FloatVector c3a = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c3b = FloatVector.fromArray(S, start, startAt + 3 * startRow + L);
        for (int step = 0; step < k; step++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bAt + WIDTH * step);
            FloatVector b1 = FloatVector.fromArray(S, b, bAt + WIDTH * step + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + step]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + DEPTH + step]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 2 * DEPTH + step]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 3 * DEPTH + step]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
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

    static void steps4(
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cRow,
            float[] start,
            int startAt,
            int startRow,
            int k) {
        FloatVector c0a = FloatVector.fromArray(S, start, startAt);
        FloatVector c0b = FloatVector.fromArray(S, start, startAt + L);
        FloatVector c1a = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c1b = FloatVector.fromArray(S, start, startAt + startRow + L);
        FloatVector c2a = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c2b = FloatVector.fromArray(S, start, startAt + 2 * startRow + L);
        FloatVector c3a = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c3b = FloatVector.fromArray(S, start, startAt + 3 * startRow + L);
        for (int step = 0; step < k; step++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bAt + WIDTH * step);
            FloatVector b1 = FloatVector.fromArray(S, b, bAt + WIDTH * step + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aAt + 4 * step]);
            c0a = a0.fma(b0, c0a);
            c0b = a0.fma(b1, c0b);
            FloatVector a1 = FloatVector.broadcast(S, a[aAt + 4 * step + 1]);
            c1a = a1.fma(b0, c1a);
            c1b = a1.fma(b1, c1b);
            FloatVector a2 = FloatVector.broadcast(S, a[aAt + 4 * step + 2]);
            c2a = a2.fma(b0, c2a);
            c2b = a2.fma(b1, c2b);
            FloatVector a3 = FloatVector.broadcast(S, a[aAt + 4 * step + 3]);
            c3a = a3.fma(b0, c3a);
            c3b = a3.fma(b1, c3b);
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
}
