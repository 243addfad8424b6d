package dev.downhill.nn.kernel;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Java's Vector API at the machine's preferred width. Loaded only where the module `jdk.incubator.vector`
/// is present.
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cRow,
            boolean add) {
        int j = 0;
        for (; j + WideTiles.WIDTH <= n; j += WideTiles.WIDTH) {
            wideColumns(m, k, a, aAt, aRow, aStep, b, bAt + j, bRow, c, cAt + j, cRow, add);
        }
        for (; j < n; j += L) {
            VectorMask<Float> in = NarrowTiles.first(Math.min(L, n - j));
            narrowColumns(m, k, a, aAt, aRow, aStep, b, bAt + j, bRow, c, cAt + j, cRow, add, in);
        }
    }

    private static void wideColumns(
            int m,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cRow,
            boolean add) {
        int i = 0;
        for (; i + 12 <= m; i += 12) {
            WideTiles.tile12x2(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add);
        }
        for (; i + 4 <= m; i += 4) {
            WideTiles.tile4x2(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add);
        }
        for (; i < m; i++) {
            WideTiles.tile1x2(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add);
        }
    }

    private static void narrowColumns(
            int m,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cRow,
            boolean add,
            VectorMask<Float> in) {
        int i = 0;
        for (; i + 12 <= m; i += 12) {
            NarrowTiles.tile12(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add, in);
        }
        for (; i + 4 <= m; i += 4) {
            NarrowTiles.tile4(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add, in);
        }
        for (; i < m; i++) {
            NarrowTiles.tile1(k, a, aAt + i * aRow, aRow, aStep, b, bAt, bRow, c, cAt + i * cRow, cRow, add, in);
        }
    }

    @Override
    public void exp(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            exp(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.exp(x[i]);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector power = exp(FloatVector.fromArray(S, x, i).neg());
            FloatVector.broadcast(S, 1f).div(power.add(1f)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void tanh(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            tanh(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.tanh(x[i]);
        }
    }

    /// {@link Elementary#exp} in each lane.
    private static FloatVector exp(FloatVector x) {
        FloatVector round = FloatVector.broadcast(S, Elementary.ROUND);
        FloatVector n =
                x.fma(FloatVector.broadcast(S, Elementary.LOG2_E), round).sub(round);
        FloatVector r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_LOW), r);
        FloatVector p = FloatVector.broadcast(S, Elementary.E0);
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E1));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E2));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E3));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E4));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E5));
        FloatVector y = p.fma(r.mul(r), r).add(1f);
        IntVector whole = (IntVector) n.convert(VectorOperators.F2I, 0);
        IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
        y = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Elementary.EXP_MAX));
        return y.blend(0f, x.compare(VectorOperators.LT, Elementary.EXP_MIN));
    }

    /// {@link Elementary#tanh} in each lane.
    private static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector p = FloatVector.broadcast(S, Elementary.T0);
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T1));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T2));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T3));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T4));
        FloatVector small = p.mul(square).fma(x, x);
        FloatVector two = FloatVector.broadcast(S, 2f);
        FloatVector power = exp(size.min(Elementary.TANH_MAX).mul(2f));
        FloatVector large = FloatVector.broadcast(S, 1f).sub(two.div(power.add(1f)));
        FloatVector signed = large.blend(large.neg(), x.compare(VectorOperators.LT, 0f));
        return signed.blend(small, size.compare(VectorOperators.LT, Elementary.TANH_SMALL));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    @Override
    public String name() {
        return "vector " + S.vectorBitSize() + "-bit";
    }
}
